package io.rapport.local.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How far the read models are behind the commands: what waits for a position, for the topic, for a projection. */
public record Lag(Optional<Writing> writing, List<Projection> projections) {

    /** Of command-service: events without a position yet, and events with one that are not on the topic yet. */
    public record Writing(long head, long outbox, long unpublished) {}

    /** Of one read model. */
    public record Projection(String name, long position, long lag, String state) {

        /** One that waits for Kafka or MongoDB knows no lag, and says 0. */
        boolean isThrough() {
            return lag == 0 && (state.equals("LIVE") || state.equals("PARKED"));
        }
    }

    private static final String WHERE = "/actuator/rapport";
    private static final String WHO = "admin";

    public static Lag unknown() {
        return new Lag(Optional.empty(), List.of());
    }

    /** What cannot be asked is left out. */
    public static Lag of(Apis apis) {
        return new Lag(
                answer(apis.commands(WHO)).map(Lag::writing),
                answer(apis.queries(WHO)).map(Lag::projections).orElse(List.of()));
    }

    /** Events that a part still has to deal with; empty if it keeps none or cannot be asked. */
    public OptionalLong of(String part) {
        return switch (part) {
            case "command-service" ->
                writing.stream()
                        .mapToLong(waiting -> waiting.outbox() + waiting.unpublished())
                        .findAny();
            case "query-service" ->
                projections.stream().mapToLong(Projection::lag).max();
            default -> OptionalLong.empty();
        };
    }

    /** Whether every event that was there when the question came can be read. */
    public boolean isNone() {
        return writing.filter(w -> w.outbox() == 0 && w.unpublished() == 0).isPresent()
                && !projections.isEmpty()
                && projections.stream().allMatch(Projection::isThrough);
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

    private static List<Projection> projections(JsonNode answer) {
        return StreamSupport.stream(answer.path("projections").spliterator(), false)
                .map(node -> new Projection(
                        node.path("name").asString(),
                        node.path("position").asLong(),
                        node.path("lag").asLong(),
                        node.path("state").asString()))
                .toList();
    }
}
