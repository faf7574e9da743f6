package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A timeline, an entry a line. */
final class TimelineView {

    private final Terminal terminal;

    TimelineView(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The last entries of it, so many. */
    void print(JsonNode timeline, int last) {
        Map<String, String> texts = new HashMap<>();
        timeline.path("items")
                .forEach(entry -> texts.put(
                        entry.path("entryId").asString(), entry.path("text").asString("")));
        int before = Math.max(0, timeline.path("items").size() - last);
        if (before > 0) {
            terminal.line(terminal.faint("  … %d before".formatted(before)));
        }
        String day = "";
        for (JsonNode entry : timeline.path("items").valueStream().skip(before).toList()) {
            String on = entry.path("occurredOn").asString();
            String kind = entry.path("kind").asString().toLowerCase(Locale.ROOT).replace('_', ' ');
            String line = "  %-10s  %-14s ".formatted(on.equals(day) ? "" : on, kind);
            int room = terminal.width() - line.length();
            terminal.line(terminal.faint(line.substring(0, 14))
                    + terminal.cyan(line.substring(14))
                    + shortened(text(entry, texts), room));
            day = on;
        }
    }

    private static String text(JsonNode entry, Map<String, String> texts) {
        String text = entry.path("text").asString("");
        JsonNode own = entry.path("particulars");
        return switch (own.path("type").asString("")) {
            case "MEETING" ->
                joined(own.path("name").asString(""), own.path("place").asString(""), text);
            case "ASSUMPTION", "FACT" -> joined(words(own.path("aspect")), text);
            case "FOLLOW_UP" -> joined(text, own.path("valueGiven").asString(""));
            case "HELP_OFFER" -> joined(words(own.path("helpKind")), text);
            case "HELP_RESPONSE" -> joined(words(own.path("response")), text);
            case "HELP_OUTCOME" -> joined(own.path("onTarget").asBoolean() ? "on target" : "off target", text);
            default -> text.isEmpty() ? referredTo(entry, texts) : text;
        };
    }

    /** What a confirmation confirms is told by the guess that it names. */
    private static String referredTo(JsonNode entry, Map<String, String> texts) {
        for (JsonNode id : entry.path("refersTo")) {
            String text = texts.getOrDefault(id.asString(), "");
            if (!text.isEmpty()) {
                return "→ " + text;
            }
        }
        return "";
    }

    private static String joined(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                all.append(all.isEmpty() ? "" : " · ").append(part);
            }
        }
        return all.toString();
    }

    static String words(JsonNode constant) {
        return constant.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String shortened(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
    }
}
