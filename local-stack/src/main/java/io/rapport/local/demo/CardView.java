package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A relationship card in a few lines: who it is, which pieces of the puzzle are known, what was given. */
final class CardView {

    private final Terminal terminal;

    CardView(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(JsonNode card) {
        JsonNode person = card.path("person");
        terminal.line("  %s, %s at %s; met on %s"
                .formatted(
                        terminal.bold(person.path("name").asString()),
                        person.path("headline").asString().toLowerCase(Locale.ROOT),
                        person.path("organisation").asString(),
                        card.path("metOn").asString()));
        for (JsonNode aspect : card.path("aspects")) {
            if (!aspect.path("state").asString().equals("UNKNOWN")) {
                terminal.line("    %-7s  %-26s %s"
                        .formatted(
                                TimelineView.words(aspect.path("state")),
                                TimelineView.words(aspect.path("aspect")),
                                aspect.path("statement").asString()));
            }
        }
        terminal.line("    %d of 9 pieces certain; help given %d, on target %d; rapport %.1f of 5"
                .formatted(
                        card.at("/certainty/certain").asInt(),
                        card.at("/help/given").asInt(),
                        card.at("/help/onTarget").asInt(),
                        card.at("/rapport/average").asDouble()));
    }
}
