package io.rapport.local.figures;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One row of a release. What is suppressed has no value, which is not 0. */
public record Figure(
        String month,
        String kind,
        String name,
        @Nullable Double value,
        @Nullable Long members,
        boolean suppressed) {

    static final String RATIO = "RATIO";
    static final String COUNT = "COUNT";

    static Figure of(JsonNode row) {
        JsonNode value = row.path("value");
        JsonNode members = row.path("members");
        return new Figure(
                row.required("month").asString(),
                row.required("kind").asString(),
                row.required("name").asString(),
                value.isNumber() ? value.asDouble() : null,
                members.isNumber() ? members.asLong() : null,
                row.required("suppressed").asBoolean());
    }

    /** Counts without a point, ratios with two digits after it, means with one. */
    String words() {
        if (value == null) {
            return "–";
        }
        return switch (kind) {
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case RATIO -> String.format(Locale.ROOT, "%.2f", value);
            default -> String.format(Locale.ROOT, "%.1f", value);
        };
    }
}
