package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceCorrected;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.AttendanceRetracted;
import io.rapport.events.gathering.GatheringEvent.GatheringHeld;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.gathering.GatheringEvent.GuestRecorded;
import io.rapport.events.gathering.GatheringEvent.GuestRetracted;
import io.rapport.events.gathering.GatheringEvent.InvitationAnswered;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A gathering")
class GatheringIT {

    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final Instant EVENING = Instant.parse("2026-10-01T19:00:00Z");

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private static final Log LOG = new Log();

    private final UUID gathering = UUID.randomUUID();
    private final UUID mara = UUID.randomUUID();
    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    private EventEnvelope happens(GatheringEvent event) {
        return publish(LOG.next("acme", member, event));
    }

    private EventEnvelope happens(RelationshipEvent event) {
        return publish(LOG.next("acme", member, event));
    }

    private static EventEnvelope publish(EventEnvelope event) {
        service.publisher.publish(event);
        return event;
    }

    private GatheringPlanned planned(GatheringRole role) {
        return new GatheringPlanned(
                gathering,
                "Soup",
                role,
                GatheringKind.SOCIAL,
                "Bring them together",
                null,
                DAY,
                DAY,
                null,
                "Firsts",
                "Cooking");
    }

    private static Person named(String name, @Nullable String tellOthers) {
        return new Person(name, RelationshipKind.FRIEND, null, null, null, false, null, null, null, tellOthers);
    }

    private JsonNode view(EventEnvelope last) {
        Answer answer = service.get(
                "/gatherings/" + gathering, token, "Rapport-Applied", last.aggregateId() + "@" + last.sequence());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @DisplayName("tells whom one met there, and whom one would tell others about")
    void attended() {
        UUID entry = UUID.randomUUID();
        happens(planned(GatheringRole.ATTEND));
        happens(new AttendanceRecorded(gathering, entry, EVENING, DAY, "Small tables"));
        EventEnvelope last = happens(new AttendanceCorrected(gathering, entry, EVENING, DAY, "Round tables", "A slip"));
        assertThat(view(last).path("state").asString()).isEqualTo("ATTENDED");
        assertThat(view(last).at("/presence/takeaway").asString()).isEqualTo("Round tables");
        assertThat(view(last).path("somebodyNew").asBoolean()).isFalse();

        last = happens(new PersonMet(
                mara,
                UUID.randomUUID(),
                EVENING,
                DAY,
                named("Mara", null),
                new HowMet(gathering, null, null, null),
                Set.of(),
                null));
        assertThat(view(last).path("somebodyNew").asBoolean()).isTrue();
        assertThat(view(last).path("worthTellingOthers").asBoolean()).isFalse();

        last = happens(new PersonDescribed(mara, named("Mara F", "She asks what nobody asked")));
        assertThat(view(last).path("worthTellingOthers").asBoolean()).isTrue();
        assertThat(view(last).at("/met/0/name").asString()).isEqualTo("Mara F");

        last = happens(new AttendanceRetracted(gathering, entry, "I stayed at home"));
        assertThat(view(last).path("state").asString()).isEqualTo("PLANNED");
    }

    @Test
    @DisplayName("is read with the version that a command takes as the one that it expects")
    void version() {
        happens(planned(GatheringRole.ATTEND));
        EventEnvelope last =
                happens(new AttendanceRecorded(gathering, UUID.randomUUID(), EVENING, DAY, "Small tables"));
        view(last);
        assertThat(service.get("/gatherings/" + gathering, token)
                        .response()
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow())
                .startsWith("\"1-");
    }

    @Test
    @DisplayName("is credited with nobody who was met, or talked to, on another day than one of its own")
    void otherDays() {
        happens(planned(GatheringRole.ATTEND));
        UUID meeting = UUID.randomUUID();
        HowMet here = new HowMet(gathering, null, null, null);
        for (int days : new int[] {-1, 1}) {
            Instant then = EVENING.plus(Duration.ofDays(days));
            happens(new PersonMet(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    then,
                    DAY.plusDays(days),
                    named("Somebody", "She asks"),
                    here,
                    Set.of(),
                    null));
        }
        happens(new PersonMet(
                mara,
                meeting,
                EVENING.minus(Duration.ofDays(9)),
                DAY.minusDays(9),
                named("Mara", "She asks"),
                here,
                Set.of(),
                null));
        EventEnvelope last = happens(new ConversationRecorded(
                mara, UUID.randomUUID(), EVENING.plus(Duration.ofDays(1)), DAY.plusDays(1), "Budgets", gathering));
        JsonNode view = view(last);
        assertThat(view.path("met")).isEmpty();
        assertThat(view.path("somebodyNew").asBoolean()).isFalse();
        assertThat(view.path("worthTellingOthers").asBoolean()).isFalse();
        assertThat(view.path("conversations")).isEmpty();

        last = happens(new EntryCorrected(mara, meeting, EVENING, DAY, null, null, null, "A slip"));
        assertThat(ServiceRig.texts(view(last).path("met"), "name")).containsExactly("Mara");
        assertThat(view(last).path("somebodyNew").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("that one hosts tells who was invited, what they answered, and who came")
    void hosted() {
        UUID invitation = UUID.randomUUID();
        UUID sister = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        happens(new PersonMet(mara, UUID.randomUUID(), EVENING, DAY, named("Mara", null), null, Set.of(), null));
        happens(planned(GatheringRole.HOST));
        happens(new GuestInvited(gathering, invitation, mara, null));
        happens(new GuestInvited(gathering, sister, null, "Mara's sister"));
        happens(new InvitationAnswered(gathering, invitation, InvitationResponse.MAYBE));
        happens(new InvitationAnswered(gathering, invitation, InvitationResponse.COMING));
        happens(new GuestRecorded(gathering, UUID.randomUUID(), invitation, null, null));
        happens(new GuestRecorded(gathering, stranger, null, null, "A stranger"));
        happens(new GuestRetracted(gathering, stranger, "It was nobody"));
        EventEnvelope last = happens(new GatheringHeld(gathering, UUID.randomUUID(), EVENING, DAY, "Two came"));

        JsonNode view = view(last);
        assertThat(view.path("state").asString()).isEqualTo("HELD");
        assertThat(ServiceRig.texts(view.path("invitations"), "name")).containsExactly("Mara", "Mara's sister");
        assertThat(view.at("/invitations/0/response").asString()).isEqualTo("COMING");
        assertThat(view.at("/invitations/1/response").isMissingNode()
                        || view.at("/invitations/1/response").isNull())
                .isTrue();
        assertThat(ServiceRig.texts(view.path("guests"), "name")).containsExactly("Mara");

        JsonNode list = service.get("/gatherings?role=HOST&state=HELD", token).json();
        assertThat(list.at("/items/0/coming").asInt()).isEqualTo(1);
        assertThat(list.at("/items/0/invited").asInt()).isEqualTo(2);
        assertThat(service.get("/gatherings?role=ATTEND", token)
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("tells of conversations there, but of none that was taken back")
    void conversations() {
        UUID talk = UUID.randomUUID();
        happens(planned(GatheringRole.ATTEND));
        happens(new PersonMet(mara, UUID.randomUUID(), EVENING, DAY, named("Mara", null), null, Set.of(), null));
        EventEnvelope last = happens(new ConversationRecorded(mara, talk, EVENING, DAY, "Budgets", gathering));
        assertThat(view(last).at("/conversations/0/summary").asString()).isEqualTo("Budgets");
        assertThat(view(last).at("/conversations/0/name").asString()).isEqualTo("Mara");

        last = happens(new EntryRetracted(mara, talk, "It was Mira"));
        assertThat(view(last).path("conversations").size()).isZero();
    }
}
