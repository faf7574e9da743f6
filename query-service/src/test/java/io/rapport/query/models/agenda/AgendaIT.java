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
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.member.MemberEvent.TimeZoneChosen;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.query.ServiceRig;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import io.rapport.query.platform.web.Limit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The agenda over HTTP")
class AgendaIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final List<String> applied = new ArrayList<>();

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
        return await().until(
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
        for (int i = 0; i <= Limit.DEFAULT; i++) {
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
                .skip(Limit.DEFAULT)
                .forEach(event -> applied.add(event.aggregateId() + "@" + event.sequence()));
        ada.archive();
        publishLast(ada);

        assertThat(kinds(agenda(""))).containsExactly("MISSION_TO_DEBRIEF");
        assertThat(agenda("").at("/items/0/name").asString()).isEqualTo("Ben");

        ada.restore();
        publishLast(ada);
        assertThat(agenda("").path("items")).hasSize(Limit.DEFAULT);
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
    @DisplayName("is told in parts, each thing once and in order, however many are of one day and of the leap day")
    void parts() {
        Story busy = met("Busy");
        UUID tea = busy.talk(2, "tea");
        for (int i = 0; i < 7; i++) {
            busy.plan(2, 9, "again");
            busy.plan(2, 10, "and again");
            busy.offer(2, "a book", tea);
            busy.remember(2, "born", LocalDate.parse("1980-02-28"));
            busy.remember(2, "born", LocalDate.parse("1980-02-29"));
            busy.remember(2, "wed", LocalDate.parse("1990-04-01"));
        }
        publish(busy);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        publish(gathering(UUID.randomUUID(), "Expo", today.plusDays(1), today.plusDays(1)));
        publish(gathering(UUID.randomUUID(), "Fair", today.plusDays(1), today.plusDays(1)));
        String days = "?from=2026-02-28&to=2027-02-28";
        JsonNode whole = agenda(days + "&limit=200");
        assertThat(whole.path("items")).hasSizeGreaterThanOrEqualTo(42);
        assertThat(whole.has("next")).isFalse();

        List<JsonNode> told = new ArrayList<>();
        String next = "";
        do {
            JsonNode part = agenda(days + "&limit=4" + next);
            part.path("items").forEach(told::add);
            assertThat(part.path("items")).hasSizeLessThanOrEqualTo(4);
            next = part.has("next") ? "&cursor=" + part.path("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(told).isEqualTo(whole.path("items").valueStream().toList());
        assertThat(told).doesNotHaveDuplicates();
        assertThat(service.get("/agenda?cursor=AAAA", token).status()).isEqualTo(400);
        String second = agenda(days + "&limit=4").path("next").asString();
        for (String other : List.of("?from=2026-03-01&to=2027-02-28", "?from=2026-02-28&to=2027-02-27", "")) {
            assertThat(service.get("/agenda" + other + (other.isEmpty() ? "?" : "&") + "cursor=" + second, token)
                            .status())
                    .as(other)
                    .isEqualTo(400);
        }
        assertThat(service.get(
                                "/agenda" + days + "&cursor=" + second,
                                Issuer.instance().member("acme", "eve-" + member))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("says what a goal lacks whose period ends, and nothing of it once nothing is lacking")
    void periodEnding() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        UUID yearly = UUID.randomUUID();
        publish(habit(yearly, PeriodUnit.YEAR, today.minusDays(40)));
        UUID counted = UUID.randomUUID();
        publish(goalOf(counted, new Tracking.Counted(1, Measure.CONVERSATIONS, Filter.NONE, today, today)));
        UUID paused = UUID.randomUUID();
        publish(goalOf(paused, new Tracking.Counted(1, Measure.CONVERSATIONS, Filter.NONE, today, today)));
        publish(new GoalPaused(paused, today, null));
        LocalDate newYear = today.withDayOfYear(1).plusYears(1);

        JsonNode agenda = agenda("?from=" + today + "&to=" + newYear);

        assertThat(agenda.path("items")
                        .valueStream()
                        .map(item -> item.path("goalId").asString()))
                .containsExactlyInAnyOrder(yearly.toString(), counted.toString());
        JsonNode item = item(agenda, yearly);
        assertThat(item.path("kind").asString()).isEqualTo("PERIOD_ENDING");
        assertThat(item.path("until").asString()).isEqualTo(newYear.minusDays(1).toString());
        assertThat(item.at("/lacking/missing").asInt()).isEqualTo(2);
        assertThat(item.at("/lacking/measure").asString()).isEqualTo("CONVERSATIONS");
        assertThat(item.at("/settledBy/operation").asString()).isEqualTo("recordConversation");
        assertThat(item(agenda, counted).path("kind").asString()).isEqualTo("DEADLINE_NEAR");

        Story ada = met("Ada");
        publish(ada);
        publish(new ConversationRecorded(
                ada.person(),
                UUID.randomUUID(),
                today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                today,
                "tea",
                null));
        agenda = agenda("?from=" + today + "&to=" + newYear);

        assertThat(agenda.path("items")
                        .valueStream()
                        .map(each -> each.path("goalId").asString()))
                .containsExactly(yearly.toString());
        assertThat(item(agenda, yearly).at("/lacking/missing").asInt()).isEqualTo(1);
    }

    private static JsonNode item(JsonNode agenda, UUID goal) {
        return agenda.path("items")
                .valueStream()
                .filter(item -> item.path("goalId").asString("").equals(goal.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static GoalSet habit(UUID id, PeriodUnit period, LocalDate startsOn) {
        return goalOf(id, new Tracking.Recurring(2, Measure.CONVERSATIONS, Filter.NONE, period, startsOn, null));
    }

    private static GoalSet goalOf(UUID id, Tracking tracking) {
        return new GoalSet(
                id,
                tracking.startsOn(),
                "Talk",
                Term.SHORT,
                "I listen",
                new Purpose(null, null, "it matters"),
                null,
                tracking);
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
