package io.rapport.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All fields of commands that hold text, as the OpenAPI document tells: whoever adds one adds it here. It fills them
 * with a word, and remembers which were accepted.
 */
final class TextFields {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS = Set.of("put", "post", "patch");

    /** Strings that are no texts: subjects of tokens, a zone, a language. */
    private static final Set<String> NO_TEXTS = Set.of("coachId", "coachIds", "memberId", "userId", "zone", "language");

    private final JsonNode schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> accepted = new TreeSet<>();
    private int number;

    /** @param fields each with its path: {@code tracking.filter.tag}, {@code tags[]} */
    private record Operation(String id, String method, Pattern path, int parameters, Map<String, JsonNode> fields) {}

    TextFields(JsonNode document) {
        schemas = document.at("/components/schemas");
        document.required("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        Map<String, JsonNode> fields = new HashMap<>();
                        collect(operation.at("/requestBody/content/application~1json/schema"), "", fields);
                        operations.add(new Operation(
                                operation.required("operationId").asString(),
                                method.toUpperCase(Locale.ROOT),
                                Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+")),
                                path.split("\\{", -1).length,
                                fields));
                    }
                }));
    }

    private void collect(JsonNode schema, String path, Map<String, JsonNode> fields) {
        JsonNode node = schema;
        while (node.has("$ref")) {
            String name = node.path("$ref").asString();
            node = schemas.path(name.substring(name.lastIndexOf('/') + 1));
        }
        for (String several : List.of("oneOf", "allOf", "anyOf")) {
            node.path(several).forEach(one -> collect(one, path, fields));
        }
        if (node.has("items")) {
            collect(node.path("items"), path + "[]", fields);
        }
        boolean isText = node.path("type").toString().contains("\"string\"");
        String format = node.path("format").asString("");
        if (isText && !node.has("enum") && (format.isEmpty() || format.equals("email"))) {
            fields.put(path, node);
        }
        node.path("properties").forEachEntry((name, inner) -> {
            if (!NO_TEXTS.contains(name)) {
                collect(inner, path.isEmpty() ? name : path + "." + name, fields);
            }
        });
    }

    /** What there is, as {@code operation field}. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        operations.forEach(one -> one.fields().keySet().forEach(field -> all.add(one.id() + " " + field)));
        return all;
    }

    /** What was sent with a word in it, and accepted. */
    Set<String> accepted() {
        return accepted;
    }

    /** The body with the word in all of its texts, but for those fields, or what is in them, that are named. */
    Filled filled(String method, String path, String word, String body, String... without) {
        Operation operation = operations.stream()
                .filter(one ->
                        one.method().equals(method) && one.path().matcher(path).matches())
                .min(Comparator.comparingInt(Operation::parameters))
                .orElseThrow(() -> new AssertionError(method + " " + path));
        ObjectNode filled = (ObjectNode) JSON.readTree(body.isEmpty() ? "{}" : body.replace('\'', '"'));
        Set<String> sent = new LinkedHashSet<>();
        operation.fields().forEach((field, schema) -> {
            if (Stream.of(without).noneMatch(one -> field.equals(one) || field.startsWith(one + "."))) {
                put(filled, List.of(field.split("\\.")), text(word, schema));
                sent.add(operation.id() + " " + field);
            }
        });
        return new Filled(operation.fields().isEmpty() && body.isEmpty() ? null : filled, sent);
    }

    record Filled(@Nullable ObjectNode body, Set<String> fields) {}

    void accept(Filled filled) {
        accepted.addAll(filled.fields());
    }

    /** No two alike, as addresses and names have to be; no longer than it may be. */
    private String text(String word, JsonNode schema) {
        String text = word + "-" + ++number;
        return schema.path("format").asString("").equals("email")
                ? text + "@example.org"
                : schema.path("pattern").asString("").contains("[pP]") ? "https://example.org/" + text : text;
    }

    /** A text that is there already is left as it is. */
    private static void put(ObjectNode object, List<String> path, String text) {
        String name = path.getFirst().replace("[]", "");
        boolean isList = path.getFirst().endsWith("[]");
        List<String> rest = path.subList(1, path.size());
        if (isList) {
            ArrayNode list = object.withArray("/" + name);
            if (rest.isEmpty() && list.isEmpty()) {
                list.add(text);
            }
            list.forEach(one -> {
                if (one instanceof ObjectNode inner) {
                    put(inner, rest, text);
                }
            });
            return;
        }
        if (!rest.isEmpty()) {
            put(object.has(name) ? (ObjectNode) object.get(name) : object.putObject(name), rest, text);
        } else if (!object.has(name)) {
            object.put(name, text);
        }
    }
}
