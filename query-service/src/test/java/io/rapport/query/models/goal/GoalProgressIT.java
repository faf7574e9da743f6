package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Trackings.assessed;
import static io.rapport.query.models.goal.Trackings.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Outcome;
import io.rapport.query.ServiceRig;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Goal progress over HTTP, as events come in from Kafka")
class GoalProgressIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final Diary diary = new Diary();
    private final String member = "member-" + UUID.randomUUID();

    /** What was published of each aggregate, to be waited for. */
    private final Map<String, EventEnvelope> latest = new LinkedHashMap<>();

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private EventEnvelope enveloped(RapportEvent event) {
        EventEnvelope envelope = LOG.next("acme", member, event);
        latest.put(envelope.aggregateId(), envelope);
        return envelope;
    }

    private void publish(List<RapportEvent> events) {
        service.publisher.publish(events.stream().map(this::enveloped).toArray(EventEnvelope[]::new));
    }

    private Answer get(String path) {
        String[] applied = latest.values().stream()
                .skip(Math.max(0, latest.size() - 20)) // as many as one request may name
                .flatMap(event -> Stream.of("Rapport-Applied", event.aggregateId() + "@" + event.sequence()))
                .toArray(String[]::new);
        return service.get(path, Issuer.instance().member("acme", member), applied);
    }

    private JsonNode ok(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private GoalProgress progress(UUID goal) {
        return JSON.treeToValue(ok("/goals/" + goal), GoalProgress.class);
    }

    @ParameterizedTest(name = "member {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("says of whatever a member did what counting it in memory says, however the events were batched")
    void agreesWithTheFold(long seed) {
        Random random = new Random(seed);
        RandomHistory history = new RandomHistory(seed);
        UUID goal = history.live(100, history.anyTracking());
        List<RapportEvent> events = history.diary().events();
        for (int done = 0; done < events.size(); ) {
            int to = Math.min(events.size(), done + 1 + random.nextInt(40));
            publish(events.subList(done, to));
            done = to;
        }

        GoalProgress answer = progress(goal);

        assertThat(answer).isEqualTo(Diary.progress(events, goal, answer.asOf()));
    }

    @Test
    @DisplayName("tells a counted goal with its status, its contributions and what it was set for")
    void countedGoal() {
        UUID goal = diary.set(counted(2, Measure.PEOPLE_MET, today(), today()));
        UUID person = diary.meet(today());
        publish(diary.events());

        JsonNode answer = ok("/goals/" + goal);

        assertThat(answer.path("goalId").asString()).isEqualTo(goal.toString());
        assertThat(answer.path("status").asString()).isEqualTo("ON_TRACK");
        assertThat(answer.path("asOf").asString()).isEqualTo(today());
        assertThat(answer.path("count").asInt()).isEqualTo(1);
        assertThat(answer.path("target").asInt()).isEqualTo(2);
        assertThat(answer.at("/tracking/type").asString()).isEqualTo("COUNTED");
        assertThat(answer.at("/tracking/measure").asString()).isEqualTo("PEOPLE_MET");
        assertThat(answer.at("/purpose/words").asString()).isEqualTo("it matters");
        assertThat(answer.at("/contributions/0/relationshipId").asString()).isEqualTo(person.toString());
        assertThat(answer.at("/contributions/0/entryId").asString())
                .isEqualTo(diary.meetingWith(person).toString());
        assertThat(answer.at("/depth/people").asInt()).isEqualTo(1);
        assertThat(answer.has("achievedOn")).as("what is absent is left out").isFalse();
        assertThat(answer.has("smart")).isFalse();
    }

    @Test
    @DisplayName("is told for the member's today, in the zone that is theirs now")
    void membersToday() {
        UUID goal = diary.set(assessed(1, Rhythm.Unit.WEEK, "2026-01-05"));
        diary.liveIn("Pacific/Kiritimati");
        publish(diary.events());
        toldForTodayIn("Pacific/Kiritimati", goal);

        diary.liveIn("Pacific/Niue");
        publish(diary.events().subList(2, 3));
        toldForTodayIn("Pacific/Niue", goal);
    }

    private void toldForTodayIn(String zone, UUID goal) {
        LocalDate before = LocalDate.now(ZoneId.of(zone));
        LocalDate asOf = progress(goal).asOf();
        assertThat(asOf).isBetween(before, LocalDate.now(ZoneId.of(zone)));
    }

    @Test
    @DisplayName("does not exist for anybody else, in the same tenant or with the same name in another")
    void whatIsNotYours() {
        UUID goal = diary.set(assessed(1, Rhythm.Unit.WEEK, "2026-01-05"));
        publish(diary.events());
        assertThat(get("/goals/" + goal).status()).isEqualTo(200);
        for (String other : List.of(
                Issuer.instance().member("acme", "somebody-else"),
                Issuer.instance().member("other", member))) {
            Answer answer = service.get("/goals/" + goal, other);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.json().path("rule").asString()).isEqualTo("NotFound");
            assertThat(service.get("/goals", other).json().path("items")).isEmpty();
        }
    }

    @Test
    @DisplayName("counts nothing that others did, nor their namesakes in another tenant")
    void othersDoNotCount() {
        UUID goal = diary.set(counted(2, Measure.PEOPLE_MET, today(), today()));
        publish(diary.events());
        Diary theirs = new Diary();
        theirs.meet(today());
        EventEnvelope inOtherTenant = LOG.next("other", member, theirs.events().getFirst());
        service.publisher.publish(inOtherTenant);
        assertThat(service.get(
                                "/goals",
                                Issuer.instance().member("other", member),
                                "Rapport-Applied",
                                inOtherTenant.aggregateId() + "@0")
                        .status())
                .isEqualTo(200);
        assertThat(progress(goal).count()).isZero();
    }

    @Test
    @DisplayName("counts for each of many goals what there is since it began, whichever of them are listed")
    void listsOfManyGoals() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        List<UUID> achieved = new ArrayList<>();
        for (int n = 0; n < 130; n++) {
            UUID goal =
                    diary.set(counted(2, Measure.PEOPLE_MET, first.plusDays(n).toString(), "2029-12-31"));
            if (n <= 40) {
                achieved.addFirst(goal);
            }
        }
        diary.meet(first.plusDays(3).toString());
        diary.meet(first.plusDays(40).toString());
        diary.meet(first.plusDays(100).toString());
        publish(diary.events());

        assertThat(ids("/goals?status=ACHIEVED&limit=7")).containsExactlyElementsOf(achieved);
        for (JsonNode goal : ok("/goals?status=ACHIEVED&limit=100").path("items")) {
            assertThat(goal.path("count").asInt())
                    .isEqualTo(
                            achieved.indexOf(UUID.fromString(goal.path("goalId").asString())) >= 37 ? 3 : 2);
        }
    }

    @Test
    @DisplayName("lists goals the last set first, in pages, by term and by how they stand today")
    void lists() {
        UUID achieved = diary.set(counted(1, Measure.PEOPLE_MET, "2026-01-01", today()));
        UUID missed = diary.set(counted(9, Measure.PEOPLE_MET, "2026-01-01", "2026-01-31"));
        UUID closed = diary.set(assessed(1, Rhythm.Unit.WEEK, "2026-01-05"));
        UUID alsoMissed = diary.set(counted(9, Measure.GATHERINGS, "2026-01-01", "2026-01-31"));
        diary.meet("2026-01-10");
        diary.close(closed, "2026-02-01", Outcome.DROPPED);
        publish(diary.events());

        assertThat(ids("/goals")).containsExactly(alsoMissed, closed, missed, achieved);
        assertThat(ids("/goals?limit=1")).containsExactly(alsoMissed, closed, missed, achieved);
        assertThat(ids("/goals?limit=3")).containsExactly(alsoMissed, closed, missed, achieved);
        assertThat(ids("/goals?limit=4")).containsExactly(alsoMissed, closed, missed, achieved);
        assertThat(ids("/goals?limit=1&status=MISSED")).containsExactly(alsoMissed, missed);
        assertThat(ids("/goals?limit=2&status=MISSED")).containsExactly(alsoMissed, missed);
        assertThat(ids("/goals?status=ACHIEVED&term=SHORT")).containsExactly(achieved);
        assertThat(ids("/goals?status=BEHIND")).isEmpty();
        assertThat(ids("/goals?term=LONG")).isEmpty();

        JsonNode item = ok("/goals?status=ACHIEVED").at("/items/0");
        assertThat(item.path("count").asInt()).isEqualTo(1);
        assertThat(item.path("achievedOn").asString()).isEqualTo("2026-01-10");
        assertThat(item.has("contributions"))
                .as("lists may be long, items are not")
                .isFalse();
    }

    /** All pages of a list, each asked for with the cursor of the one before. */
    private List<UUID> ids(String path) {
        List<UUID> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ok(path + cursor);
            page.path("items")
                    .valueStream()
                    .map(item -> UUID.fromString(item.path("goalId").asString()))
                    .forEach(ids::add);
            cursor = page.has("next")
                    ? (path.contains("?") ? "&" : "?") + "cursor="
                            + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    @DisplayName("warns who collects cards")
    void collectorWarning() {
        UUID first = diary.meet(today());
        UUID second = diary.meet(today());
        for (int card = 2; card < 10; card++) {
            diary.meet(today());
        }
        publish(diary.events());
        assertThat(ok("/goals").at("/collectorWarning/peopleMet").asInt()).isEqualTo(10);

        int published = diary.events().size();
        diary.followUp(first, today());
        diary.learn(second, today());
        publish(diary.events().subList(published, diary.events().size()));
        assertThat(ok("/goals").has("collectorWarning")).isFalse();
    }

    @Test
    @DisplayName("is described in OpenAPI under the names of its queries")
    void openApi() {
        JsonNode api = service.get("/v3/api-docs", "").json();
        assertThat(api.at("/paths/~1goals~1{goalId}/get/operationId").asString())
                .isEqualTo("getGoalProgress");
        assertThat(api.at("/paths/~1goals/get/operationId").asString()).isEqualTo("listGoalProgress");
        assertThat(api.at("/components/schemas/GoalProgress/properties").propertyNames())
                .contains("goalId", "status", "asOf", "contributions", "periods", "streak", "nextAssessmentDue");
        assertThat(api.at("/components/schemas/GoalList/properties").propertyNames())
                .containsExactlyInAnyOrder("items", "next", "collectorWarning");
    }

    @Test
    @DisplayName("has nothing at what is no id")
    void noId() {
        Answer answer = get("/goals/not-an-id");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("rule").asString()).isEqualTo("NotFound");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/goals?status=FINE",
                "/goals?term=MIDDLE",
                "/goals?limit=0",
                "/goals?limit=201",
                "/goals?limit=many",
                "/goals?cursor=nonsense"
            })
    @DisplayName("answers what it cannot read with 400 and says where")
    void badInput(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("field").asString()).isNotEmpty();
    }

    @Test
    @DisplayName("shows at once what was found out about a person")
    void showsChanges() {
        UUID goal = diary.set(counted(1, Measure.PEOPLE_MET, Trackings.experts(), today(), today()));
        UUID person = diary.meet(today());
        publish(diary.events());
        assertThat(progress(goal).count()).isZero();

        int published = diary.events().size();
        diary.describe(person, Diary.EXPERT);
        publish(diary.events().subList(published, published + 1));

        GoalProgress answer = progress(goal);
        assertThat(answer.count()).isEqualTo(1);
        assertThat(answer.status()).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(answer.achievedBy()).isEqualTo(diary.meetingWith(person));
    }
}
