package io.rapport.local.cli;

import io.rapport.local.http.Lag;
import io.rapport.local.process.PartStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a stack for programs. What is not known is null. */
final class StatusJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusJson() {}

    static String of(List<PartStatus> parts, Lag lag) {
        ObjectNode status = JSON.createObjectNode();
        status.put("up", !parts.isEmpty() && parts.stream().allMatch(PartStatus::isUp));
        ArrayNode list = status.putArray("parts");
        parts.forEach(part -> describe(part, lag.of(part.part()), list.addObject()));
        ArrayNode projections = status.putArray("projections");
        lag.all().forEach(projection -> describe(projection, lag.of(projection), projections.addObject()));
        ObjectNode keyrings = status.putObject("keyring");
        lag.keyrings().forEach(keyrings::put);
        ArrayNode alarms = status.putArray("alarms");
        lag.alarms().forEach(alarm -> alarms.addPOJO(alarm));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status);
    }

    private static void describe(Lag.Projection projection, OptionalLong lag, ObjectNode node) {
        node.put("name", projection.name())
                .put("position", projection.position())
                .put("state", projection.state())
                .put("parked", projection.parked());
        put(lag, node);
    }

    private static void describe(PartStatus part, OptionalLong lag, ObjectNode node) {
        @Nullable Instant ready = part.readySince();
        node.put("part", part.part())
                .put("variant", part.variant())
                .put("state", part.state().name().toLowerCase(Locale.ROOT))
                .put("address", part.address())
                .put("pid", part.pid())
                .put("readySince", ready == null ? null : ready.toString());
        put(lag, node);
    }

    private static void put(OptionalLong lag, ObjectNode node) {
        if (lag.isPresent()) {
            node.put("lag", lag.getAsLong());
        } else {
            node.putNull("lag");
        }
    }
}
