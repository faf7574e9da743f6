package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A relationship card: each field that it has on a line, nested ones indented. */
final class CardView {

    private static final int NAME_WIDTH = 22;

    private final Terminal terminal;

    CardView(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(JsonNode card) {
        fields(card, "  ");
    }

    private void fields(JsonNode object, String indent) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (isTold(field)) {
                field(field.getKey(), field.getValue(), indent);
            }
        }
    }

    /** Ids and empty fields are for programs. */
    private static boolean isTold(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        boolean empty = value.isNull() || (value.isContainer() && value.isEmpty());
        return !empty && !field.getKey().endsWith("Id") && !field.getKey().endsWith("Ids");
    }

    private void field(String name, JsonNode value, String indent) {
        String label = indent + words(name);
        if (value.isObject()) {
            terminal.line(terminal.cyan(label));
            fields(value, indent + "  ");
        } else if (value.isArray() && value.get(0).isObject()) {
            terminal.line(terminal.cyan(label));
            value.forEach(
                    item -> terminal.line(indent + "  · " + oneLine(item, terminal.width() - indent.length() - 4)));
        } else {
            String padded = label + " ".repeat(Math.max(1, NAME_WIDTH - label.length()));
            terminal.line(
                    terminal.cyan(padded) + TimelineView.shortened(text(value), terminal.width() - padded.length()));
        }
    }

    private static String oneLine(JsonNode item, int room) {
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (isTold(field) && !field.getValue().isContainer()) {
                line.append(line.isEmpty() ? "" : " · ").append(text(field.getValue()));
            }
        }
        return TimelineView.shortened(line.toString(), room);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            StringBuilder all = new StringBuilder();
            value.forEach(item -> all.append(all.isEmpty() ? "" : ", ").append(item.asString("")));
            return all.toString();
        }
        return value.asString("");
    }

    /** {@code lastContactOn} → {@code last contact on}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
