package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Goals: how far each is, and by what. */
final class GoalsView {

    private final Terminal terminal;

    GoalsView(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(JsonNode goal) {
        terminal.line("  " + terminal.bold(goal.path("title").asString()) + "  "
                + status(goal.path("status").asString()));
        terminal.line(terminal.faint(
                "    success: " + goal.path("definitionOfSuccess").asString()));
        switch (goal.at("/tracking/type").asString()) {
            case "COUNTED" ->
                terminal.line("    %s of %d"
                        .formatted(blocks(goal), goal.path("target").asInt()));
            case "RECURRING" -> recurring(goal);
            default ->
                terminal.line("    next assessment due on "
                        + goal.path("nextAssessmentDue").asString("any day"));
        }
        for (JsonNode contribution : goal.path("contributions")) {
            terminal.line(terminal.faint("    counted: entry %s of %s"
                    .formatted(
                            contribution.path("entryId").asString(),
                            contribution.path("occurredOn").asString())));
        }
    }

    private void recurring(JsonNode goal) {
        StringBuilder periods = new StringBuilder();
        for (JsonNode period : goal.path("periods")) {
            periods.append(periods.isEmpty() ? "" : "   ")
                    .append("from %s: %d of %d, %s"
                            .formatted(
                                    period.path("startsOn").asString(),
                                    period.path("count").asInt(),
                                    period.path("target").asInt(),
                                    TimelineView.words(period.path("state"))));
        }
        terminal.line("    " + periods);
        JsonNode streak = goal.path("streak");
        terminal.line("    streak %d, best %d"
                .formatted(streak.path("current").asInt(), streak.path("best").asInt()));
    }

    private String blocks(JsonNode goal) {
        int count = goal.path("count").asInt();
        int target = goal.path("target").asInt();
        return terminal.green("■".repeat(Math.min(count, target))) + "□".repeat(Math.max(0, target - count)) + "  "
                + count;
    }

    private String status(String status) {
        String words = status.toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (status) {
            case "ACHIEVED", "ON_TRACK" -> terminal.green(words);
            case "BEHIND", "MISSED" -> terminal.yellow(words);
            default -> words;
        };
    }
}
