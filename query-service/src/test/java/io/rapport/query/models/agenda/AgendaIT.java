package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.mission.About;
import io.rapport.query.ServiceRig;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The agenda over HTTP")
class AgendaIT {

    private static final Log LOG = new Log();
    private static ServiceRig service;

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final List<String> applied = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = new ServiceRig();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void publish(Story story) {
        service.publisher.publish(story.events().toArray(EventEnvelope[]::new));
        applied.add(story.applied());
    }

    private void publish(RapportEvent event) {
        EventEnvelope envelope = LOG.next("acme", member, event);
        service.publisher.publish(envelope);
        applied.add(envelope.aggregateId() + "@" + envelope.sequence());
    }

    private Story met(String name) {
        Story story = new Story(LOG, "acme", member);
        story.meet(name);
        return story;
    }

    private JsonNode agenda(String days) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> service.get("/agenda" + days, token, "Rapport-Applied", String.join(",", applied)),
                        answer -> answer.status() == 200)
                .json();
    }

    private static List<String> kinds(JsonNode agenda) {
        return agenda.path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    @Test
    @DisplayName("says of each thing why it is due, what it is about and what settles it")
    void items() {
        Story ada = met("Ada");
        UUID plan = ada.plan(2, 9, "the book");
        UUID offer = ada.offer(3, "a call", ada.talk(3, "tea"));
        UUID birthday = ada.remember(3, "birthday", LocalDate.parse("1980-03-10"));
        publish(ada);

        JsonNode agenda = agenda("?from=2026-03-01&to=2026-04-01");

        assertThat(kinds(agenda)).containsExactly("FOLLOW_UP_DUE", "REMEMBERED_DATE", "OFFER_UNANSWERED");
        JsonNode followUp = agenda.at("/items/0");
        assertThat(followUp.path("day").asString()).isEqualTo("2026-03-09");
        assertThat(followUp.path("overdueSince").asString()).isEqualTo("2026-03-10");
        assertThat(followUp.path("name").asString()).isEqualTo("Ada");
        assertThat(followUp.path("text").asString()).isEqualTo("the book");
        assertThat(followUp.path("relationshipId").asString())
                .isEqualTo(ada.person().toString());
        assertThat(followUp.path("entryId").asString()).isEqualTo(plan.toString());
        assertThat(followUp.at("/settledBy/operation").asString()).isEqualTo("recordFollowUp");
        assertThat(followUp.at("/settledBy/path").asString())
                .isEqualTo("/relationships/" + ada.person() + "/follow-ups");
        assertThat(agenda.at("/items/1/entryId").asString()).isEqualTo(birthday.toString());
        assertThat(agenda.at("/items/1/day").asString()).isEqualTo("2026-03-10");
        assertThat(agenda.at("/items/1").has("settledBy")).isFalse();
        assertThat(agenda.at("/items/2/settledBy/path").asString())
                .isEqualTo("/relationships/" + ada.person() + "/offers/" + offer + "/responses");

        assertThat(kinds(agenda("")))
                .as("what is overdue stays until it is settled")
                .containsExactly("FOLLOW_UP_DUE", "OFFER_UNANSWERED");
    }

    @Test
    @DisplayName("tells whom to be in touch with, by the rhythm that was chosen and by the usual one")
    void people() {
        Story often = met("Often");
        often.talk(8, "tea");
        often.talk(15, "tea");
        publish(often);
        Story promised = met("Promised");
        promised.keepInTouch(1, Rhythm.Unit.MONTH);
        publish(promised);
        Story away = met("Away");
        away.keepInTouch(1, Rhythm.Unit.WEEK);
        away.plan(2, 3, "the book");
        away.archive();
        publish(away);

        JsonNode agenda = agenda("?from=2026-03-01&to=2026-05-01");

        assertThat(kinds(agenda)).containsExactly("DRIFTING", "CADENCE_DUE");
        assertThat(agenda.at("/items/0/day").asString()).isEqualTo("2026-03-29");
        assertThat(agenda.at("/items/1/day").asString()).isEqualTo("2026-04-01");
        assertThat(agenda.at("/items/1/name").asString()).isEqualTo("Promised");
        assertThat(kinds(agenda("?from=2026-03-01&to=2026-03-29"))).isEmpty();
    }

    @Test
    @DisplayName("has nothing about who was archived until they are restored, however much that is")
    void archived() {
        Story ada = met("Ada");
        Story ben = met("Ben");
        Story cleo = met("Cleo");
        List<EventEnvelope> events = new ArrayList<>();
        for (int i = 0; i <= Agendas.MOST; i++) {
            MissionStory about = new MissionStory(LOG, "acme", member, new About(ada.person(), null, null));
            about.plan(Story.day(2));
            events.addAll(about.events());
        }
        MissionStory later = new MissionStory(LOG, "acme", member, new About(ben.person(), null, null));
        later.plan(Story.day(3));
        events.addAll(later.events());
        for (Pair pair : List.of(new Pair(ada.person(), ben.person()), new Pair(cleo.person(), ada.person()))) {
            IntroductionStory introduction = new IntroductionStory(LOG, "acme", member, pair);
            introduction.respond(4, introduction.propose(2), pair.firstId(), IntroductionResponse.ENTHUSIASTIC);
            events.addAll(introduction.events());
        }
        publish(ada);
        publish(ben);
        publish(cleo);
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        Map<String, EventEnvelope> latest = new LinkedHashMap<>();
        events.forEach(event -> latest.put(event.aggregateId(), event));
        latest.values().stream()
                .skip(Agendas.MOST)
                .forEach(event -> applied.add(event.aggregateId() + "@" + event.sequence()));
        ada.archive();
        publishLast(ada);

        assertThat(kinds(agenda(""))).containsExactly("MISSION_TO_DEBRIEF");
        assertThat(agenda("").at("/items/0/name").asString()).isEqualTo("Ben");

        ada.restore();
        publishLast(ada);
        assertThat(agenda("").path("items")).hasSize(Agendas.MOST);
        assertThat(agenda("").at("/items/0/name").asString()).isEqualTo("Ada");
    }

    private void publishLast(Story story) {
        service.publisher.publish(story.events().getLast());
        applied.add(story.applied());
    }

    @Test
    @DisplayName("has gatherings ahead and goals to be judged, and nothing of what was cancelled or is over")
    void goalsAndGatherings() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID expo = UUID.randomUUID();
        publish(gathering(expo, "Expo", today.plusDays(10), today.plusDays(12)));
        UUID off = UUID.randomUUID();
        publish(gathering(off, "Off", today.plusDays(10), today.plusDays(10)));
        publish(new GatheringCancelled(off, "ill"));
        publish(gathering(UUID.randomUUID(), "Over", today.minusDays(10), today.minusDays(9)));
        UUID judged = UUID.randomUUID();
        publish(goal(judged, today.minusDays(3), null));
        publish(goal(UUID.randomUUID(), today.plusDays(2), null));
        publish(goal(UUID.randomUUID(), today.minusDays(30), today.minusDays(20)));

        assertThat(agenda("?from=" + today + "&to=" + today.plusDays(10)).path("items"))
                .hasSize(2);
        JsonNode agenda = agenda("?from=" + today.plusDays(11) + "&to=" + today.plusDays(20));

        assertThat(kinds(agenda)).containsExactly("ASSESSMENT_DUE", "GATHERING_AHEAD");
        assertThat(agenda.at("/items/0/goalId").asString()).isEqualTo(judged.toString());
        assertThat(agenda.at("/items/0/overdueSince").asString())
                .isEqualTo(today.minusDays(1).toString());
        assertThat(agenda.at("/items/1/gatheringId").asString()).isEqualTo(expo.toString());
        assertThat(agenda.at("/items/1/until").asString())
                .isEqualTo(today.plusDays(12).toString());
    }

    private static GatheringPlanned gathering(UUID id, String name, LocalDate startsOn, LocalDate endsOn) {
        return new GatheringPlanned(
                id,
                name,
                GatheringRole.ATTEND,
                GatheringKind.CONFERENCE,
                "to learn",
                null,
                startsOn,
                endsOn,
                null,
                null,
                null);
    }

    private static GoalSet goal(UUID id, LocalDate startsOn, @Nullable LocalDate deadline) {
        return new GoalSet(
                id,
                startsOn,
                "Energy",
                Term.LONG,
                "I work there",
                new Purpose(null, null, "it matters"),
                null,
                new Tracking.Qualitative(new Rhythm(1, Rhythm.Unit.DAY), startsOn, deadline));
    }

    @Test
    @DisplayName("is the one of the member's today, and nobody else's")
    void today() {
        publish(new TimeZoneChosen(ZoneId.of("Pacific/Kiritimati")));
        LocalDate before = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        assertThat(LocalDate.parse(agenda("").path("today").asString()))
                .isBetween(before, LocalDate.now(ZoneId.of("Pacific/Kiritimati")));
        Story ada = met("Ada");
        ada.plan(2, 9, "the book");
        publish(ada);
        assertThat(agenda("").path("items")).hasSize(1);
        String other = Issuer.instance().member("other", member);
        assertThat(service.get("/agenda", other).json().path("items")).isEmpty();
    }

    @Test
    @DisplayName("says when there is more than it tells")
    void more() {
        Story busy = met("Busy");
        for (int i = 0; i < Agendas.MOST + 5; i++) {
            busy.plan(2, 9, "again");
        }
        publish(busy);
        JsonNode agenda = agenda("");
        assertThat(agenda.path("items")).hasSize(Agendas.MOST);
        assertThat(agenda.path("more").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("is asked for a year at most")
    void aYear() {
        assertThat(service.get("/agenda?from=2026-01-01&to=2027-01-02", token).status())
                .isEqualTo(400);
        assertThat(service.get("/agenda?from=2026-01-02&to=2026-01-01", token).status())
                .isEqualTo(400);
    }
}
