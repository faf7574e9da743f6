package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.service.Client.Reply;
import io.rapport.events.EventTypes;
import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import io.rapport.parts.TokenIssuer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What somebody who was forgotten was part of")
@ExtendWith(SharedInstances.Resolver.class)
class EndingsIT {

    private static final String TENANT = "endings";

    /** By context what is begun, and then the paths that end it or take it back, in this order. */
    private static final Map<String, Function<Met, List<String>>> BEGUN = Map.of(
            "introduction", EndingsIT::introduction,
            "gathering", EndingsIT::gatherings,
            "mission", EndingsIT::mission,
            "coaching", EndingsIT::engagement);

    private static RunningService service;

    /** A member, and two of their people. */
    private record Met(Client member, String mara, String ben) {

        String create(String path, String id, String body) {
            Reply created = member.post(path, body);
            assertThat(created.status()).as(path + " " + created.body()).isEqualTo(201);
            return created.text(id);
        }
    }

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
    }

    static Set<String> contexts() {
        return BEGUN.keySet();
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("contexts")
    @DisplayName("can be ended and taken back without a word, and with none")
    void ended(String context) {
        Client member = service.member(TENANT, context);
        String mara = meet(member, "Mara");
        List<String> endings =
                Objects.requireNonNull(BEGUN.get(context)).apply(new Met(member, mara, meet(member, "Ben")));
        Reply forgotten = context.equals("coaching")
                ? coach().post("/me/forgetting", "{'memberId': 'cora'}")
                : member.send("POST", "/relationships/" + mara + "/forgetting", "");
        assertThat(forgotten.status()).as(forgotten.body().toString()).isEqualTo(204);

        for (String ending : endings) {
            if (!context.equals("coaching")) {
                assertThat(member.post(ending, "{'reason': 'Never mind'}").text("rule"))
                        .as(ending)
                        .isEqualTo("SubjectIsForgotten");
            }
            Reply ended = member.send("POST", ending, "");
            assertThat(ended.status()).as(ending + " " + ended.body()).isBetween(200, 204);
        }
    }

    @Test
    @DisplayName("is tried here in every context that tells of several people")
    void complete() {
        assertThat(EventTypes.classes().stream()
                        .filter(event -> Stream.of(event.getRecordComponents()).anyMatch(component -> {
                            @Nullable PersonalData personal = component.getAnnotation(PersonalData.class);
                            return personal != null && personal.value() == Whose.PEOPLE;
                        }))
                        .map(event -> EventTypes.contextOf(EventTypes.nameOf(event)))
                        .collect(Collectors.toSet()))
                .isEqualTo(BEGUN.keySet());
    }

    private static String meet(Client member, String name) {
        return member.post("/relationships", "{'name': '" + name + "', 'occurredOn': '2026-03-01'}")
                .text("relationshipId");
    }

    private static Client coach() {
        return service.client(TokenIssuer.instance().token(TENANT, "cora", "coach"));
    }

    private static List<String> introduction(Met met) {
        String introduction = "/introductions/"
                + met.create(
                        "/introductions",
                        "introductionId",
                        "{'firstId': '" + met.mara() + "', 'secondId': '" + met.ben() + "', 'why': 'Both sail'}");
        String response = met.create(
                introduction + "/responses",
                "entryId",
                "{'relationshipId': '" + met.ben() + "', 'response': 'ENTHUSIASTIC'}");
        return List.of(introduction + "/entries/" + response + "/retraction", introduction + "/withdrawal");
    }

    private static List<String> gatherings(Met met) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String supper = "/gatherings/"
                + met.create(
                        "/gatherings",
                        "gatheringId",
                        "{'name': 'Supper', 'role': 'HOST', 'kind': 'SOCIAL', 'startsOn': '" + today.minusDays(1)
                                + "', 'endsOn': '" + today.plusDays(1)
                                + "', 'aim': 'To meet', 'theme': 'Food', 'activity': 'Cooking'}");
        met.create(supper + "/invitations", "invitationId", "{'relationshipId': '" + met.mara() + "'}");
        String guest = met.create(supper + "/guests", "guestId", "{'relationshipId': '" + met.ben() + "'}");
        met.create(supper + "/holding", "entryId", "{'takeaway': 'More soup'}");
        return List.of(
                supper + "/guests/" + guest + "/retraction",
                supper + "/attendance/retraction",
                supper + "/cancellation");
    }

    private static List<String> mission(Met met) {
        String mission = "/missions/"
                + met.create(
                        "/missions",
                        "missionId",
                        "{'about': {'relationshipId': '" + met.mara() + "'}, 'on': '2030-01-01',"
                                + " 'questions': [{'text': 'What is hard?'}], 'shareOfMyself': 'Teams'}");
        String question = met.create(mission + "/questions", "questionId", "{'text': 'Who decides?'}");
        String answer = met.create(mission + "/questions/" + question + "/answers", "entryId", "{'words': 'She does'}");
        met.create(mission + "/debrief", "entryId", "{'outcome': 'PARTLY', 'learned': 'Ask less'}");
        return List.of(
                mission + "/answers/" + answer + "/retraction",
                mission + "/debrief/retraction",
                mission + "/cancellation");
    }

    private static List<String> engagement(Met met) {
        String engagement = met.create("/engagements", "engagementId", "{'coachId': 'cora', 'about': 'Work'}");
        return List.of("/engagements/" + engagement + "/end");
    }
}
