package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.AccessGranted;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalAssessed;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalPaused;
import io.rapport.events.goal.GoalEvent.GoalResumed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.GoalEvent.PeriodExcused;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A field that differs has the name that it has where it is asked for")
class FieldsOfDiffsIT {

    private static final Log LOG = new Log();
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final LocalDate THAT_DAY = LocalDate.of(2026, 3, 5);

    /** Where something of each kind is asked for. */
    private static final Map<String, String> ASKED = Map.of(
            "person", "/relationships/{relationshipId}",
            "entry", "/entries/{entryId}",
            "goal", "/goals/{goalId}",
            "engagement", "/engagements/{engagementId}");

    private static ServiceRig service;
    private static JsonNode description;

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);

    @BeforeAll
    static void start() {
        service = new ServiceRig();
        description = service.get("/v3/api-docs", "").json();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void record(List<EventEnvelope> events) {
        service.consent.append(events);
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
    }

    private void record(RapportEvent... events) {
        record(Stream.of(events).map(event -> LOG.next("acme", member, event)).toList());
    }

    /** All fields of all that differs between nothing and now, and of each change on the way. */
    private Set<String> fields(String of, String place) {
        Set<String> found = new TreeSet<>();
        for (String told : List.of("/diff?limit=200", "/history?limit=200")) {
            ServiceRig.Answer answer = service.get(place + told, token);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            differing(answer.json())
                    .filter(one -> one.path("of").asString().equals(of))
                    .forEach(one -> found.add(one.path("field").asString()));
        }
        return found;
    }

    private static Stream<JsonNode> differing(JsonNode answer) {
        return Stream.concat(
                answer.path("differences").valueStream(),
                answer.path("items")
                        .valueStream()
                        .flatMap(item -> item.path("changes").valueStream()));
    }

    private static void assertTheirOwn(String of, Set<String> fields) {
        JsonNode answer = description
                .path("paths")
                .path(ASKED.get(of))
                .at("/get/responses/200/content")
                .path("application/json")
                .path("schema");
        assertThat(fields).as(of).allMatch(field -> has(answer, List.of(field.split("[.\\[]"))));
    }

    /** What is in brackets names one of several. */
    private static boolean has(JsonNode schema, List<String> path) {
        if (schema.has("$ref")) {
            return has(description.at(schema.path("$ref").asString().substring(1)), path);
        }
        if (Stream.of("oneOf", "anyOf", "allOf")
                .flatMap(way -> schema.path(way).valueStream())
                .anyMatch(one -> has(one, path))) {
            return true;
        }
        if (path.isEmpty()) {
            return !schema.isMissingNode();
        }
        List<String> rest = path.subList(1, path.size());
        return path.getFirst().endsWith("]")
                ? has(schema.path("items"), rest)
                : has(schema.path("properties").path(path.getFirst()), rest);
    }

    @Test
    @DisplayName("of a person and of what was recorded of them")
    void ofAPerson() {
        Story ada = new Story(LOG, "acme", member);
        ada.capture("Ada");
        UUID meeting = ada.meet("Ada", new HowMet(null, UUID.randomUUID(), "at the bar", null));
        UUID talk = ada.talk(2, "About her shop");
        ada.confirm(3, ada.guess(2, Aspect.INTERESTS, "Sails"), talk);
        ada.refute(3, ada.guess(2, Aspect.GOALS, "Wants a shop"), talk, "Has one");
        ada.learn(3, Aspect.GOALS, "Wants a second one", talk);
        ada.remember(5, "Sails to Norway", Story.day(60));
        ada.followUp(7, ada.plan(5, 9, "The book"));
        ada.skip(ada.plan(8, 20, "The pitch"));
        UUID offer = ada.offer(8, "Read the plan", talk);
        UUID yes = ada.respond(9, offer, HelpResponse.ENTHUSIASTIC);
        ada.outcome(11, offer, ada.followThrough(10, offer, yes), true);
        ada.withdraw(ada.offer(11, "A book", meeting));
        ada.receive(12, "Introduced me to Grace");
        ada.rate(talk, 4);
        ada.tag("sails");
        ada.keepInTouch(1, Rhythm.Unit.MONTH);
        ada.retract(talk);
        ada.archive();
        ada.restore();
        Story other = new Story(LOG, "acme", member);
        other.meet("Ada L");
        other.mergeInto(ada);
        List<EventEnvelope> both = new ArrayList<>(ada.events());
        both.addAll(other.events());
        both.sort(Comparator.comparingLong(EventEnvelope::position));
        record(both);

        String place = "/relationships/" + ada.person();
        Set<String> ofThePerson = fields("person", place);
        assertThat(ofThePerson)
                .contains("status", "person.name", "howMet.place", "tags[0]", "cadence.rhythm.every")
                .contains("alsoRecorded[" + other.person() + "].person.name");
        assertTheirOwn("person", ofThePerson);
        Set<String> ofEntries = fields("entry", place);
        assertThat(ofEntries).contains("kind", "particulars.aspect", "refersTo[0]", "rating", "state");
        assertTheirOwn("entry", ofEntries);
        assertTheirOwn("person", fields("person", "/relationships/" + other.person()));
    }

    @Test
    @DisplayName("of a goal")
    void ofAGoal() {
        UUID goal = UUID.randomUUID();
        Tracking weekly = new Tracking.Recurring(
                1,
                Measure.FOLLOW_UPS,
                new Filter(true, "sails", null, null, null, false, null, null, null),
                PeriodUnit.WEEK,
                THAT_DAY,
                null);
        Tracking more = new Tracking.Recurring(2, Measure.FOLLOW_UPS, Filter.NONE, PeriodUnit.WEEK, THAT_DAY, null);
        Smart smart = new Smart("One", "Counted", "Yes", "For the shop", "By May");
        record(
                new GoalSet(
                        goal,
                        THAT_DAY,
                        "Follow up",
                        Term.SHORT,
                        "They call me",
                        new Purpose(null, null, "To be known"),
                        null,
                        weekly),
                new GoalAdjusted(goal, THAT_DAY.plusDays(9), "Follow up more", "They do", smart, more, "Too easy"),
                new GoalPaused(goal, THAT_DAY.plusDays(20), "Ill"),
                new GoalResumed(goal, THAT_DAY.plusDays(25)),
                new PeriodExcused(goal, THAT_DAY.plusDays(30), "Travelling"),
                new GoalClosed(goal, THAT_DAY.plusDays(40), Outcome.ACHIEVED, "I did"));
        Set<String> fields = fields("goal", "/goals/" + goal);
        assertThat(fields)
                .contains("title", "tracking.target", "smart.specific", "pauses[0].until", "closure.outcome")
                .contains("periods[" + THAT_DAY.plusDays(30) + "].excuse");
        assertTheirOwn("goal", fields);

        UUID judged = UUID.randomUUID();
        record(
                new GoalSet(
                        judged,
                        THAT_DAY,
                        "Be calm",
                        Term.SHORT,
                        "I sleep",
                        new Purpose(goal, null, null),
                        smart,
                        new Tracking.Qualitative(new Rhythm(2, Rhythm.Unit.WEEK), THAT_DAY, null)),
                new GoalAssessed(judged, UUID.randomUUID(), NOON, THAT_DAY, 3, "Half way"));
        assertTheirOwn("goal", fields("goal", "/goals/" + judged));
    }

    @Test
    @DisplayName("of an engagement")
    void ofAnEngagement() {
        UUID engagement = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        Action action = new Action(UUID.randomUUID(), "Ask three people", THAT_DAY);
        record(
                new EngagementProposed(engagement, "carla", Party.COACH, "Courage", List.of(Scope.NAMES)),
                new EngagementAccepted(engagement, Party.MEMBER),
                new AccessGranted(engagement, List.of(Scope.NAMES, Scope.AGENDA), THAT_DAY),
                new SessionRequested(engagement, session, SessionKind.SESSION, Party.MEMBER, List.of(NOON), "Fear"),
                new SessionConfirmed(engagement, session, Party.COACH, NOON),
                new SessionRecorded(
                        engagement,
                        UUID.randomUUID(),
                        NOON,
                        THAT_DAY,
                        session,
                        SessionKind.SESSION,
                        "What she hopes for",
                        List.of(action)),
                new ActionCompleted(engagement, UUID.randomUUID(), NOON, THAT_DAY, action.actionId(), "Did"),
                new FeedbackGiven(
                        engagement,
                        UUID.randomUUID(),
                        NOON,
                        THAT_DAY,
                        new Subject(null, UUID.randomUUID(), null, null),
                        "You asked before you offered"),
                new EngagementEnded(engagement, Party.MEMBER, "Enough"));
        // Its place is looked up in the read model; what is told there is folded of the log.
        await().until(() -> service.get("/engagements/" + engagement, token).status() == 200);

        Set<String> fields = fields("engagement", "/engagements/" + engagement);
        assertThat(fields)
                .contains("standing", "about", "askedFor[0]", "open[0].scope", "open[0].from", "reason")
                .contains("sessions[" + session + "].confirmedFor", "actions[" + action.actionId() + "].what")
                .doesNotContain("coachId", "member");
        assertTheirOwn("engagement", fields);
    }

    @Test
    @DisplayName("in the examples of the API, too")
    void inExamples() {
        Map<String, Set<String>> found = new HashMap<>();
        description.path("paths").forEach(path -> {
            JsonNode example = path.at("/get/responses/200/content")
                    .path("application/json")
                    .path("example");
            differing(example)
                    .forEach(one -> found.computeIfAbsent(one.path("of").asString(), none -> new TreeSet<>())
                            .add(one.path("field").asString()));
        });
        assertThat(found.keySet()).isEqualTo(ASKED.keySet());
        found.forEach(FieldsOfDiffsIT::assertTheirOwn);
    }
}
