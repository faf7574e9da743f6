package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.programme.ProgrammeEvent.Arrangement;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.skill.SkillEvent;
import io.rapport.parts.ApiExamples;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.WholeStory;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Every query over HTTP")
class EveryQueryIT {

    private static final Log LOG = new Log();
    private static final String COACH = "carla";

    /** What lists are looked through by that may be any text: nothing else may, as the architecture's rules say. */
    private static final Set<String> TEXTS = Set.of("tag", "skill", "type");

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "ana-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("bright", member);
    private final String coach = Issuer.instance()
            .token(claims -> claims.subject(COACH).claim("tenant", "bright").claim("roles", List.of("coach")));
    private final String auditor = Issuer.instance()
            .token(claims -> claims.subject("audra").claim("tenant", "bright").claim("roles", List.of("auditor")));
    private final String admin = Issuer.instance()
            .token(claims -> claims.subject("root").claim("tenant", "bright").claim("roles", List.of("admin")));
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final WholeStory story = new WholeStory(LOG, "bright", member, COACH, today);

    private void everything() {
        service.publisher.publish(story.events().toArray(EventEnvelope[]::new));
        service.consent.append(story.events());
        UUID engagement = UUID.fromString(story.places().get("engagementId"));
        service.consent.stand(engagement, "bright", member, COACH, "ACCEPTED", WholeStory.OPEN);
        awaitAll();
    }

    private String place(String path) {
        String place = path;
        for (Map.Entry<String, String> one : story.places().entrySet()) {
            place = place.replace("{" + one.getKey() + "}", one.getValue());
        }
        return place + (place.equals("/agenda") ? "?from=" + today + "&to=" + today.plusDays(60) : "");
    }

    private String who(String place) {
        if (place.startsWith("/calendar/")) {
            return "";
        }
        if (place.matches("/members/[^/]+/engagements/[^/]+/history")) {
            return auditor;
        }
        return place.startsWith("/members/") || place.startsWith("/coaching/") ? coach : token;
    }

    @Test
    @DisplayName("is answered as the API describes it, with an example of its answer")
    void answers() throws IOException {
        JsonNode description = service.get("/v3/api-docs", "").json();
        ApiExamples examples = new ApiExamples(description);
        everything();

        Set<String> operations = new TreeSet<>();
        List<String> contradictions = new ArrayList<>();
        description.path("paths").properties().forEach(path -> {
            String place = place(path.getKey());
            Answer answer = service.get(place, who(place));
            assertThat(answer.status())
                    .as(place + " " + answer.response().body())
                    .isEqualTo(200);
            if (answer.response().headers().firstValue("ETag").isPresent()) {
                JsonNode described = path.getValue().at("/get/responses");
                assertThat(described.path("200").path("headers").has("ETag"))
                        .as(place)
                        .isTrue();
                assertThat(described.has("304")).as(place).isTrue();
            }
            examples.contradictions("GET", place, answer.response().body())
                    .forEach(error -> contradictions.add(path.getKey() + " " + error));
            String operation = path.getValue().at("/get/operationId").asString();
            if (!operation.endsWith("OfMember")) { // what is shown of a member is shown as it is to them
                operations.add(operation);
                examples.saw("GET", place, "", 200, answer.response().body());
            }
        });

        assertThat(contradictions).isEmpty();
        assertThat(examples.wrong()).isEmpty();
        assertThat(operations).isEqualTo(Overview.queries());
    }

    @Test
    @DisplayName("is answered as the API describes it to who has done nothing yet, too")
    void ofNothing() {
        String newcomer = Issuer.instance().member("bright", "newcomer-" + UUID.randomUUID());
        Set<Integer> statuses = new TreeSet<>();
        service.get("/v3/api-docs", "").json().path("paths").properties().forEach(path -> {
            if (!path.getKey().contains("{")) {
                String place = place(path.getKey());
                int status = service.get(place, newcomer).status();
                assertThat(path.getValue().at("/get/responses").has(Integer.toString(status)))
                        .as(place + " " + status)
                        .isTrue();
                statuses.add(status);
            }
        });
        assertThat(statuses).contains(200, 404);
    }

    @Test
    @DisplayName("of one thing that commands change comes with the version that they expect, whoever asks")
    void versions() throws IOException {
        everything();
        Set<String> changed = new TreeSet<>();
        JsonNode queries = service.get("/v3/api-docs", "").json().path("paths");
        Overview.commands().forEach(command -> thingOf(command, queries).ifPresent(changed::add));

        changed.forEach(path ->
                assertThat(etag(path, who(place(path)))).as(path).matches("\"" + sequenceOf(path) + "-[0-9a-f]{32}\""));
        assertThat(changed)
                .contains("/me", "/plan", "/skills", "/programmes/{programmeId}", "/relationships/{relationshipId}")
                .hasSize(11);
        assertThat(etag("/programmes/{programmeId}", admin))
                .as("for who changes the programme itself")
                .startsWith("\"" + sequenceOf(Arrangement.class) + "-");
    }

    private String etag(String path, String who) {
        return service.get(place(path), who)
                .response()
                .headers()
                .firstValue("ETag")
                .orElse("");
    }

    /** The nearest thing above a command that a query tells of, if that is one and no list. */
    private Optional<String> thingOf(String command, JsonNode queries) {
        for (String path = command; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
            if (queries.has(path)) {
                String place = place(path);
                if (!service.get(place, who(place)).json().has("items")) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    private long sequenceOf(String path) {
        return switch (path) {
            case "/me" -> sequenceOf(MemberEvent.class);
            case "/plan" -> sequenceOf(CareerPlanEvent.class);
            case "/skills" -> sequenceOf(SkillEvent.class);
            case "/programmes/{programmeId}" -> sequenceOf(Participation.class);
            default -> {
                String id = story.places().get(path.substring(path.lastIndexOf('{') + 1, path.lastIndexOf('}')));
                yield last(event -> event.aggregateId().equals(id));
            }
        };
    }

    private long sequenceOf(Class<?> context) {
        return last(event -> context.isInstance(event.event()));
    }

    private long last(Predicate<EventEnvelope> which) {
        return story.events().stream()
                .filter(which)
                .mapToLong(EventEnvelope::sequence)
                .max()
                .orElseThrow();
    }

    @Test
    @DisplayName("looks for what commands keep of a text: without what surrounds it and shows nothing")
    void texts() {
        everything();
        Set<String> asked = new TreeSet<>();
        service.get("/v3/api-docs", "")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().at("/get/parameters").forEach(parameter -> {
                    String name = parameter.path("name").asString();
                    if (TEXTS.contains(name)) {
                        String place = place(path.getKey());
                        String text = textFor(name, place);
                        Answer found = service.get(place + "?" + name + "=" + text, who(place));
                        assertThat(found.json().path("items"))
                                .as(path + " " + name)
                                .isNotEmpty();
                        for (String around : List.of("%20", "%C2%A0", "%E2%80%8B", "%EF%BB%BF%E2%81%A0", "%E3%80%80")) {
                            assertThat(service.get(place + "?" + name + "=" + around + text + around, who(place))
                                            .json())
                                    .as(path + " " + name + " in " + around)
                                    .isEqualTo(found.json());
                            assertThat(service.get(place + "?" + name + "=" + around, who(place))
                                            .status())
                                    .isEqualTo(400);
                        }
                        asked.add(name);
                    }
                }));
        assertThat(asked).isEqualTo(TEXTS);
    }

    private static String textFor(String name, String place) {
        return switch (name) {
            case "tag" -> "founders";
            case "skill" -> "active-listening";
            default ->
                place.contains("/goals/")
                        ? "GoalSet"
                        : place.contains("/engagements/") ? "EngagementProposed" : "PersonTagged";
        };
    }

    @Test
    @DisplayName("finds nothing by the id of something else, whoever asks")
    void ofAnotherKind() {
        everything();
        Set<String> asked = new TreeSet<>();
        service.get("/v3/api-docs", "").json().path("paths").propertyNames().forEach(path -> {
            for (String variable : WholeStory.IDS) {
                if (!path.contains("{" + variable + "}")) {
                    continue;
                }
                for (String other : WholeStory.IDS) {
                    String place = place(path.replace("{" + variable + "}", "{" + other + "}"));
                    if (!other.equals(variable)) {
                        assertThat(service.get(place, who(place)).status())
                                .as(path + " by the " + other)
                                .isEqualTo(404);
                        asked.add(path);
                    }
                }
            }
        });
        assertThat(asked).hasSizeGreaterThan(30);
    }

    @Test
    @DisplayName("tells of this moment, folded of the log, what the read models tell")
    void asOfNow() {
        JsonNode description = service.get("/v3/api-docs", "").json();
        everything();
        List<String> asked = new ArrayList<>();
        description.path("paths").properties().forEach(path -> {
            String place = place(path.getKey());
            boolean hasMoments = path.getValue()
                    .at("/get/parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals("asOf"));
            String joined = place + (place.contains("?") ? "&" : "?");
            String who = who(place);
            if (!hasMoments) {
                assertThat(service.get(joined + "asOf=2020-01-01T00:00:00Z", who)
                                .status())
                        .as(place)
                        .isEqualTo(400);
                return;
            }
            JsonNode live = service.get(place, who).json();
            Answer folded = service.get(joined + "asOf=" + Instant.now(), who);
            assertThat(folded.status()).as(place + folded.response().body()).isEqualTo(200);
            assertThat(withoutClock(folded.json())).as(place).isEqualTo(withoutClock(live));
            assertThat(folded.response().headers().firstValue("Rapport-As-Of"))
                    .hasValueSatisfying(moment -> assertThat(moment).startsWith("position="));
            asked.add(place);
        });
        assertThat(asked).hasSizeGreaterThan(30);
    }

    /** The moment of the answer differs, whatever it tells, and so does what asks for more of it. */
    private static JsonNode withoutClock(JsonNode answer) {
        return answer instanceof ObjectNode object ? object.without(List.of("at", "asOf", "next")) : answer;
    }

    private void awaitAll() {
        String latest = story.applied();
        for (String query : List.of(
                "/timeline",
                "/relationships",
                "/goals",
                "/agenda",
                "/network",
                "/gatherings",
                "/missions",
                "/introductions",
                "/skills",
                "/me",
                "/programmes",
                "/plan")) {
            assertThat(service.get(query, token, "Rapport-Applied", latest).status())
                    .as(query)
                    .isEqualTo(200);
        }
    }
}
