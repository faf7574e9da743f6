package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a member looks at in the morning, a few lines each. */
final class MorningView {

    private static final int MOST = 4;

    private final Terminal terminal;

    MorningView(Terminal terminal) {
        this.terminal = terminal;
    }

    void printAgenda(JsonNode agenda) {
        agenda.path("items")
                .valueStream()
                .limit(MOST)
                .forEach(item -> terminal.line("  %s  %-22s %s%s"
                        .formatted(
                                item.path("day").asString(),
                                words(item.path("kind").asString()),
                                item.path("name").asString(),
                                text(item))));
    }

    private String text(JsonNode item) {
        String text = item.path("text").asString("");
        return text.isEmpty() ? "" : terminal.faint(": " + text);
    }

    /** The first questions, and what happened last. */
    void printBriefing(JsonNode briefing) {
        JsonNode last = briefing.path("lastEncounter");
        terminal.line("  last time: " + TimelineView.shortened(last.path("line").asString(""), 70));
        briefing.path("ask")
                .valueStream()
                .limit(2)
                .forEach(ask ->
                        terminal.line("  ask %s".formatted(ask.path("question").asString())));
    }

    void printNetwork(JsonNode network) {
        JsonNode sum = network.path("sum");
        terminal.line("  %d captured, %d met, %d connected; depth ratio %.2f; help given %d, on target %d"
                .formatted(
                        sum.path("captured").asInt(),
                        sum.path("met").asInt(),
                        sum.path("connected").asInt(),
                        sum.path("depthRatio").asDouble(),
                        sum.path("helpGiven").asInt(),
                        sum.path("helpOnTarget").asInt()));
    }

    /** Each horizon with its aims, and how many people there are in the area of each. */
    void printAlignment(JsonNode alignment) {
        alignment
                .path("horizons")
                .forEach(horizon -> horizon.path("aims")
                        .forEach(aim -> terminal.line("  in %d years: %s %s: %d met there, %d connected"
                                .formatted(
                                        horizon.path("years").asInt(),
                                        words(aim.path("kind").asString()),
                                        aim.path("area").asString(),
                                        aim.at("/people/met").asInt(),
                                        aim.at("/people/connected").asInt()))));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
