package io.rapport.local.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far the read models are behind the log, and what the services say is wrong. It is told from the head of the log:
 * a projection knows only what is on the topic, and that may be nothing.
 *
 * @param counting what analytics-service counts, if it is there
 * @param keyrings how what seals and opens personal values stands, in one word of each service that says so
 */
public record Lag(
        Optional<Writing> writing,
        List<Projection> projections,
        List<Projection> counting,
        List<Alarm> alarms,
        Map<String, String> keyrings) {

    /** Of command-service: events without a position yet, and events with one that are not on the topic yet. */
    public record Writing(long head, long outbox, long unpublished) {}

    /**
     * Of one read model.
     *
     * @param lag records on the topic that are not applied, as it knows itself
     * @param parked events that could not be applied, and those behind them
     */
    public record Projection(String name, long position, long lag, String state, long parked) {

        /** One that waits for Kafka or MongoDB knows no lag, and says 0. */
        boolean isThrough(long head) {
            return lag == 0 && ((state.equals("LIVE") && position == head) || state.equals("PARKED"));
        }

        /** One that has no partition has no position either. */
        boolean hasPosition() {
            return !state.equals("IDLE");
        }
    }

    private static final String WHERE = "/actuator/rapport";
    private static final String WHO = "admin";
    private static final String COMMANDS = "command-service";
    private static final String QUERIES = "query-service";
    private static final String ANALYTICS = "analytics-service";

    public static Lag unknown() {
        return new Lag(Optional.empty(), List.of(), List.of(), List.of(), Map.of());
    }

    /**
     * What cannot be asked is left out. The projections are asked first: what they have applied by then is in the log
     * when that is asked, so that nothing but a fault lets them be ahead of it.
     */
    public static Lag of(Apis apis) {
        CompletableFuture<Optional<JsonNode>> analytics = CompletableFuture.supplyAsync(
                () -> answer(apis.managementOfAnalytics(WHO)), Thread::startVirtualThread);
        Optional<JsonNode> queries = answer(apis.managementOfQueries(WHO));
        Optional<JsonNode> counting = analytics.join();
        Optional<JsonNode> commands = answer(apis.managementOfCommands(WHO));
        return of(commands.orElse(null), queries.orElse(null), counting.orElse(null));
    }

    static Lag of(@Nullable JsonNode commands, @Nullable JsonNode queries) {
        return of(commands, queries, null);
    }

    static Lag of(@Nullable JsonNode commands, @Nullable JsonNode queries, @Nullable JsonNode analytics) {
        Optional<Writing> writing = Optional.ofNullable(commands)
                .filter(answer -> answer.path("logHead").isNumber())
                .map(Lag::writing);
        List<Projection> projections = projections(queries);
        List<Projection> counting = projections(analytics);
        List<Alarm> alarms = new ArrayList<>();
        if (commands != null) {
            alarms.addAll(Alarm.all(COMMANDS, commands.path("troubles")));
        }
        alarms.addAll(ofReader(QUERIES, queries));
        alarms.addAll(ofReader(ANALYTICS, analytics));
        writing.ifPresent(log -> {
            alarms.addAll(ahead(QUERIES, projections, log));
            alarms.addAll(ahead(ANALYTICS, counting, log));
        });
        // Sequencer, relay and the endpoint itself may all wait for the same.
        return new Lag(
                writing, projections, counting, alarms.stream().distinct().toList(), keyrings(commands, queries));
    }

    private static Map<String, String> keyrings(@Nullable JsonNode commands, @Nullable JsonNode queries) {
        Map<String, String> states = new TreeMap<>();
        states.put(COMMANDS, commands == null ? "" : commands.path("keyring").asString(""));
        states.put(QUERIES, queries == null ? "" : queries.path("keyring").asString(""));
        states.values().removeIf(String::isEmpty);
        return Collections.unmodifiableMap(states);
    }

    private static List<Alarm> ofReader(String part, @Nullable JsonNode answer) {
        if (answer == null) {
            return List.of();
        }
        List<Alarm> alarms = new ArrayList<>(Alarm.all(part, answer.path("troubles")));
        answer.path("projections").forEach(node -> {
            String name = node.path("name").asString("");
            if (!node.path("problem").isMissingNode() && !node.path("problem").isNull()) {
                alarms.add(Alarm.of(part, name, node.path("problem")));
            }
        });
        return alarms;
    }

    private static List<Alarm> ahead(String part, List<Projection> projections, Writing log) {
        return projections.stream()
                .filter(projection -> projection.position() > log.head())
                .map(projection -> new Alarm(
                        part,
                        "ReadModelsAheadOfLog",
                        "%s is at position %d, the log ends at %d"
                                .formatted(projection.name(), projection.position(), log.head())))
                .toList();
    }

    /** Of all that fold. */
    public List<Projection> all() {
        return Stream.concat(projections.stream(), counting.stream()).toList();
    }

    /** Events that a part still has to deal with; empty if it keeps none or it is not known. */
    public OptionalLong of(String part) {
        return switch (part) {
            case COMMANDS ->
                writing.stream()
                        .mapToLong(waiting -> waiting.outbox() + waiting.unpublished())
                        .findAny();
            case QUERIES -> greatest(projections);
            case ANALYTICS -> greatest(counting);
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong greatest(List<Projection> projections) {
        return projections.stream().anyMatch(projection -> of(projection).isEmpty())
                ? OptionalLong.empty()
                : projections.stream()
                        .mapToLong(projection -> of(projection).orElseThrow())
                        .max();
    }

    /** How many events of the log a projection has not had; negative if it has had more than there are. */
    public OptionalLong of(Projection projection) {
        return projection.hasPosition()
                ? writing.stream()
                        .mapToLong(log -> log.head() - projection.position())
                        .findAny()
                : OptionalLong.empty();
    }

    /** Whether every event that was there when the question came can be read. */
    public boolean isNone() {
        return writing.filter(w -> w.outbox() == 0 && w.unpublished() == 0).isPresent()
                && !projections.isEmpty()
                && projections.stream()
                        .allMatch(projection ->
                                projection.isThrough(writing.orElseThrow().head()));
    }

    private static Optional<JsonNode> answer(Api service) {
        try {
            Reply reply = service.get(WHERE, Map.of());
            return reply.isOk() ? Optional.of(reply.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Writing writing(JsonNode answer) {
        long head = answer.path("logHead").asLong();
        return new Writing(
                head,
                answer.path("outbox").asLong(),
                head - answer.path("relayed").asLong());
    }

    private static List<Projection> projections(@Nullable JsonNode answer) {
        if (answer == null) {
            return List.of();
        }
        return StreamSupport.stream(answer.path("projections").spliterator(), false)
                .map(node -> new Projection(
                        node.path("name").asString(),
                        node.path("position").asLong(),
                        node.path("lag").asLong(),
                        node.path("state").asString(),
                        node.path("parked").asLong()))
                .toList();
    }
}
