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
        terminal.line("  %s  %s: %s"
                .formatted(
                        terminal.bold(goal.path("title").asString()),
                        status(goal.path("status").asString()),
                        figure(goal)));
    }

    private String figure(JsonNode goal) {
        return switch (goal.at("/tracking/type").asString()) {
            case "COUNTED" ->
                "%s of %d".formatted(blocks(goal), goal.path("target").asInt());
            case "RECURRING" -> lastPeriod(goal);
            default ->
                "next assessment due on " + goal.path("nextAssessmentDue").asString("any day");
        };
    }

    private static String lastPeriod(JsonNode goal) {
        JsonNode period = goal.path("periods").valueStream().reduce(goal, (one, later) -> later);
        return "%d of %d, %s; streak %d"
                .formatted(
                        period.path("count").asInt(),
                        period.path("target").asInt(),
                        TimelineView.words(period.path("state")),
                        goal.at("/streak/current").asInt());
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
