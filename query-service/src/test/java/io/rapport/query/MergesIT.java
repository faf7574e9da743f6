package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Rhythm;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.IntroductionStory;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.MissionStory;
import io.rapport.query.parts.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ada has two records: one from an evening on the first of March, and one that the member stands by. */
@DisplayName("Two records of one person over HTTP")
class MergesIT {

    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final Story record = new Story(LOG, "acme", member);
    private final Story root = new Story(LOG, "acme", member);
    private final UUID goal = UUID.randomUUID();
    private int published;
    private final Map<String, EventEnvelope> latest = new LinkedHashMap<>();

    /** What is new in the stories, in the order of the log. */
    private void publish(List<EventEnvelope> more) {
        List<EventEnvelope> events = Stream.of(record.events(), root.events(), more)
                .flatMap(List::stream)
                .filter(event -> event.position() > published)
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList();
        service.publisher.publish(events.toArray(EventEnvelope[]::new));
        published = Math.toIntExact(events.getLast().position());
        events.forEach(event -> latest.put(event.aggregateId(), event));
    }

    private Answer get(String path) {
        return service.get(
                path,
                token,
                latest.values().stream()
                        .flatMap(event -> Stream.of("Rapport-Applied", event.aggregateId() + "@" + event.sequence()))
                        .toArray(String[]::new));
    }

    private JsonNode ok(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(path + " " + answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static String location(Answer answer) {
        return answer.response().headers().firstValue("Location").orElse("");
    }

    private String etag() {
        return get(of(root)).response().headers().firstValue("ETag").orElse("");
    }

    private String of(Story story) {
        return "/relationships/" + story.person();
    }

    /** All that is told of the two, but for what says that they were merged. */
    private Map<String, String> everything() {
        Map<String, String> told = new LinkedHashMap<>();
        List<String> paths = List.of(
                of(root),
                of(record),
                of(root) + "/briefing",
                of(record) + "/briefing",
                "/relationships",
                "/goals/" + goal,
                "/agenda?from=2026-03-01&to=2027-03-01",
                "/network?from=2026-03&to=2026-05");
        paths.forEach(path -> told.put(path, ok(path).toString()));
        for (String timeline : List.of(of(root) + "/timeline", of(record) + "/timeline", "/timeline")) {
            List<String> entries = new ArrayList<>();
            ok(timeline).path("items").forEach(entry -> {
                if (!entry.path("kind").asString().matches("MERGE|SPLIT")) {
                    entries.add(entry.toString());
                }
            });
            told.put(timeline, String.join("\n", entries));
        }
        return told;
    }

    private EventEnvelope goalSet() {
        return LOG.next(
                "acme",
                member,
                new GoalSet(
                        goal,
                        Story.day(1),
                        "People",
                        Term.SHORT,
                        "I know them",
                        new Purpose(null, null, "it matters"),
                        null,
                        new Tracking.Counted(2, Measure.PEOPLE_CONNECTED, Filter.NONE, Story.day(1), Story.day(60))));
    }

    @Test
    @DisplayName("become one, and two again, and nothing is lost")
    void mergedAndSplit() {
        UUID early = record.meet("Ada");
        UUID guess = record.guess(2, Aspect.INTERESTS, "sails");
        UUID offer = record.offer(2, "a chart", early);
        UUID plan = record.plan(2, 9, "the chart");
        record.keepInTouch(1, Rhythm.Unit.MONTH);
        UUID meeting = root.meet("Ada L.");
        root.correct(meeting, 5, null);
        UUID talk = root.talk(6, "about boats");
        root.followUp(8, null);
        publish(List.of(goalSet()));
        Map<String, String> before = everything();
        assertThat(ok("/goals/" + goal).path("count").asInt()).isZero();
        assertThat(ok("/network?from=2026-03&to=2026-04").at("/sum/met").asInt())
                .isEqualTo(2);

        record.mergeInto(root);
        publish(List.of());

        JsonNode card = ok(of(root));
        assertThat(card.at("/person/name").asString()).isEqualTo("Ada L.");
        assertThat(card.path("metOn").asString()).isEqualTo(Story.day(1).toString());
        assertThat(card.at("/openOffers/0/offerId").asString()).isEqualTo(offer.toString());
        assertThat(card.at("/nextFollowUp/planId").asString()).isEqualTo(plan.toString());
        assertThat(card.path("conversations").asInt()).isEqualTo(1);
        assertThat(card.at("/alsoRecorded/0/person/name").asString()).isEqualTo("Ada");
        assertThat(ok("/relationships").path("items")).hasSize(1);
        JsonNode timeline = ok(of(root) + "/timeline");
        assertThat(timeline.path("items")
                        .valueStream()
                        .map(entry -> entry.path("kind").asString()))
                .containsExactlyInAnyOrder(
                        "MERGE",
                        "FOLLOW_UP",
                        "CONVERSATION",
                        "MEETING",
                        "HELP_OFFER",
                        "FOLLOW_UP_PLAN",
                        "ASSUMPTION",
                        "MEETING");
        assertThat(timeline.path("items").valueStream().skip(1))
                .allMatch(entry -> entry.path("relationshipId")
                        .asString()
                        .equals(root.person().toString()));
        assertThat(ok("/entries/" + guess).path("recordedAs").asString())
                .isEqualTo(record.person().toString());
        assertThat(ok("/network?from=2026-03&to=2026-04").at("/sum/met").asInt())
                .isEqualTo(1);
        assertThat(ok("/network?from=2026-03&to=2026-04").at("/byKind/0/met").asInt())
                .isEqualTo(1);

        // A guess of the one becomes certain in a talk with the other.
        UUID sure = root.confirm(10, guess, talk);
        publish(List.of());
        assertThat(ok("/goals/" + goal).path("count").asInt()).isEqualTo(1);
        assertThat(ok(of(root)).at("/certainty/certain").asInt()).isEqualTo(1);
        assertThat(ok("/network?from=2026-03&to=2026-04").at("/sum/connected").asInt())
                .isEqualTo(1);

        UUID yes = root.respond(11, offer, HelpResponse.ENTHUSIASTIC);
        publish(List.of());
        assertThat(ok("/agenda?from=2026-03-01&to=2027-03-01").path("items").valueStream())
                .noneMatch(item -> item.path("kind").asString().equals("OFFER_UNANSWERED"))
                .anyMatch(item -> item.path("kind").asString().equals("FOLLOW_UP_DUE")
                        && item.at("/settledBy/path").asString().equals(of(root) + "/follow-ups"))
                .allMatch(item -> item.path("relationshipId")
                        .asString()
                        .equals(root.person().toString()));

        record.splitFrom(root, sure, yes);
        publish(List.of());

        Map<String, String> after = everything();
        for (String path : List.of(of(record), of(record) + "/briefing", of(record) + "/timeline", of(root))) {
            assertThat(after.get(path)).as(path).isEqualTo(before.get(path));
        }
        assertThat(after.get(of(root) + "/briefing")).isEqualTo(before.get(of(root) + "/briefing"));
        assertThat(after.get("/relationships")).isEqualTo(before.get("/relationships"));
        assertThat(after.get("/goals/" + goal)).isEqualTo(before.get("/goals/" + goal));
        assertThat(after.get("/agenda?from=2026-03-01&to=2027-03-01"))
                .isEqualTo(before.get("/agenda?from=2026-03-01&to=2027-03-01"));
        assertThat(after.get("/network?from=2026-03&to=2026-05"))
                .isEqualTo(before.get("/network?from=2026-03&to=2026-05"));
        assertThat(after.get(of(root) + "/timeline"))
                .as("what was told since is still to be seen")
                .contains(sure.toString(), yes.toString())
                .contains(before.get(of(root) + "/timeline"));
        assertThat(ok(of(record) + "/timeline").path("items").valueStream())
                .extracting(entry -> entry.path("kind").asString())
                .startsWith("SPLIT", "MERGE");
    }

    @Test
    @DisplayName("lead from the one to the other, with a card that a command takes as If-Match")
    void redirect() {
        record.meet("Ada");
        root.meet("Ada L.");
        record.mergeInto(root);
        publish(List.of());

        for (String part : List.of("", "/briefing", "/timeline?kind=MEETING&limit=1")) {
            Answer answer = get(of(record) + part);
            assertThat(answer.status()).isEqualTo(307);
            assertThat(location(answer)).isEqualTo(of(root) + part);
            assertThat(answer.json().path("rule").asString()).isEqualTo("RelationshipMerged");
            assertThat(answer.json().path("into").asString())
                    .isEqualTo(root.person().toString());
            assertThat(ok(location(answer))).isNotNull();
        }
        assertThat(etag()).startsWith("\"1-");
        root.talk(3, "tea");
        publish(List.of());
        assertThat(etag()).startsWith("\"2-");
        assertThat(ok(of(root)).path("conversations").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("are one to whatever named the other one: missions, introductions, the agenda")
    void references() {
        record.meet("Ada");
        root.meet("Ada L.");
        Story ben = new Story(LOG, "acme", member);
        ben.meet("Ben");
        MissionStory mission = new MissionStory(LOG, "acme", member, new About(record.person(), null, null));
        mission.plan(Story.day(5));
        IntroductionStory introduction =
                new IntroductionStory(LOG, "acme", member, new Pair(ben.person(), record.person()));
        introduction.respond(3, introduction.propose(2), ben.person(), IntroductionResponse.ENTHUSIASTIC);
        record.mergeInto(root);
        publish(Stream.of(ben.events(), mission.events(), introduction.events())
                .flatMap(List::stream)
                .toList());

        String ada = root.person().toString();
        assertThat(ok("/missions/" + mission.mission())
                        .at("/about/relationshipId")
                        .asString())
                .isEqualTo(ada);
        assertThat(ok("/missions?relationshipId=" + ada)
                        .at("/items/0/about/relationshipId")
                        .asString())
                .isEqualTo(ada);
        assertThat(ok("/missions?relationshipId=" + record.person()).path("items"))
                .hasSize(1);
        assertThat(ok("/introductions/" + introduction.introduction())
                        .path("secondId")
                        .asString())
                .isEqualTo(ada);
        assertThat(ok("/introductions?relationshipId=" + ada)
                        .at("/items/0/missing/0")
                        .asString())
                .isEqualTo(ada);
        assertThat(ok(of(root) + "/timeline").path("items").valueStream())
                .anyMatch(entry -> entry.path("kind").asString().equals("INTRODUCTION_PROPOSED"));
        assertThat(ok("/agenda?from=2026-03-01&to=2027-03-01").path("items").valueStream())
                .filteredOn(item -> item.path("kind").asString().matches("MISSION.*|INTRODUCTION.*"))
                .hasSize(2)
                .allMatch(item -> item.path("relationshipId").asString().equals(ada)
                        && item.path("name").asString().equals("Ada L."));
    }
}
