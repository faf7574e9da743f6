package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.local.home.Installation;
import io.rapport.local.http.Api;
import io.rapport.local.http.Reply;
import io.rapport.system.RunningSystem.Handle;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSystem.class)
@DisplayName("The sample consumer")
class SampleConsumerIT {

    private static final String TENANT = "weeks";

    private final Handle system;

    SampleConsumerIT(Handle system) {
        this.system = system;
    }

    @Test
    @DisplayName("counts as many follow-ups a week, from the topic alone, as the habits of query-service")
    void weeks() throws IOException, InterruptedException {
        Optional<NodeConsumer> consumer = NodeConsumer.installed();
        assumeTrue(
                consumer.isPresent(), "There is no node with npm and its registry, so nothing is seen of the sample");
        Map<String, Integer> expected = new TreeMap<>();
        for (String member : List.of("weeks-one", "weeks-two")) {
            countedBy(
                    new Member(
                                    system.commands(member),
                                    LocalDate.now(ZoneOffset.UTC).minusWeeks(12))
                            .live(),
                    system.queries(member),
                    expected);
        }
        String output = consumer.get()
                .output(
                        "--kafka",
                        system.address("kafka"),
                        "--tenant",
                        TENANT,
                        "--asyncapi",
                        Installation.find()
                                .root()
                                .resolve("shared-events/src/main/resources/asyncapi.yaml")
                                .toString());

        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(JsonMapper.shared().readTree(output).properties()).hasSameSizeAs(expected.entrySet());
        expected.forEach((week, many) -> assertThat(
                        JsonMapper.shared().readTree(output).path(week).asInt())
                .as(week)
                .isEqualTo(many));
    }

    private static void countedBy(Lived lived, Api queries, Map<String, Integer> weeks) throws IOException {
        Reply goal = queries.get("/goals/" + lived.goalId(), Map.of("Rapport-Applied", lived.applied()));
        assertThat(goal.status()).as(goal.toString()).isEqualTo(200);
        for (JsonNode period : goal.body().required("periods")) {
            int count = period.required("count").asInt();
            if (count > 0) {
                weeks.merge(weekOf(LocalDate.parse(period.required("startsOn").asString())), count, Integer::sum);
            }
        }
    }

    private static String weekOf(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** What is left to ask for: the habit that counts, and the last that was written. */
    private record Lived(String goalId, String applied) {}

    /** Follows up on somebody: on time, late, on a wrong day, by mistake, and because of what was never said. */
    private record Member(Api commands, LocalDate met) {

        Lived live() throws IOException {
            String goalId = told(
                            "/goals",
                            Map.of(
                                    "title",
                                    "One a week",
                                    "definitionOfSuccess",
                                    "I do",
                                    "purpose",
                                    Map.of("words", "Contact"),
                                    "tracking",
                                    Map.of(
                                            "type",
                                            "RECURRING",
                                            "target",
                                            1,
                                            "measure",
                                            "FOLLOW_UPS",
                                            "period",
                                            "WEEK",
                                            "startsOn",
                                            met.toString())))
                    .text("goalId");
            String person = "/relationships/"
                    + told("/relationships", Map.of("name", "Mira", "occurredOn", met.toString()))
                            .text("relationshipId");
            String talk = told(person + "/conversations", on(1, Map.of("summary", "Her garden")))
                    .text("entryId");
            String fact = told(
                            person + "/facts",
                            on(1, Map.of("aspect", "GOALS", "statement", "A pond", "conversationId", talk)))
                    .text("entryId");
            followedUp(person, 9, Map.of("words", "the garden"));
            followedUp(person, 10, Map.of("words", "the garden"));
            String moved = followedUp(person, 30, Map.of("words", "the garden"));
            String mistaken = followedUp(person, 40, Map.of("words", "the garden"));
            followedUp(person, 50, Map.of("entryId", fact));
            followedUp(person, 51, Map.of("entryId", fact, "words", "the pond"));
            told(
                    person + "/entries/" + moved + "/corrections",
                    Map.of("reason", "A slip", "occurredOn", met.plusDays(20).toString()));
            told(person + "/entries/" + mistaken + "/retraction", Map.of("reason", "It was somebody else"));
            Reply last = told(person + "/entries/" + talk + "/retraction", Map.of("reason", "It was somebody else"));
            return new Lived(goalId, last.applied().orElseThrow());
        }

        private String followedUp(String person, int day, Map<String, Object> reference) throws IOException {
            return told(person + "/follow-ups", on(day, Map.of("reference", reference)))
                    .text("entryId");
        }

        private Map<String, Object> on(int day, Map<String, Object> body) {
            Map<String, Object> dated = new HashMap<>(body);
            dated.put("occurredOn", met.plusDays(day).toString());
            return dated;
        }

        private Reply told(String path, Map<String, Object> body) throws IOException {
            Reply reply = commands.post(path, Map.of(), body);
            assertThat(reply.isOk()).as(reply.toString()).isTrue();
            return reply;
        }
    }
}
