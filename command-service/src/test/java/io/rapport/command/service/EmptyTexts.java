package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Accepted commands, sent again with nothing in each text that they need. */
final class EmptyTexts {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One of each operation. */
    private final Map<String, Sent> accepted = new TreeMap<>();

    private record Sent(Client by, String method, String path, ObjectNode body) {}

    void saw(Client by, String method, String path, String body, int status) {
        if (status / 100 == 2 && body.startsWith("{")) {
            accepted.put(
                    method + " " + path.replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"),
                    new Sent(by, method, path, (ObjectNode) JSON.readTree(body)));
        }
    }

    /** The description says that a text is not empty where an empty one is refused. */
    void areRefusedAsDescribed(JsonNode description) {
        SoftAssertions all = new SoftAssertions();
        List<String> tried = new ArrayList<>();
        for (Sent one : accepted.values()) {
            JsonNode schema = bodyOf(description, one);
            all.assertThat(schema.path("additionalProperties").asBoolean(true))
                    .as(one.method() + " " + one.path() + " takes no other field")
                    .isFalse();
            for (JsonNode required : schema.path("required")) {
                JsonNode property = schema.path("properties").path(required.asString());
                if (!property.path("type").asString("").equals("string")
                        || property.has("enum")
                        || property.has("format")) {
                    continue;
                }
                ObjectNode empty = one.body().deepCopy().put(required.asString(), "");
                int status = one.by()
                        .send(one.method(), one.path(), empty.toString())
                        .status();
                all.assertThat(status)
                        .as(one.method() + " " + one.path() + " without " + required.asString())
                        .isIn(400, 422);
                all.assertThat(property.path("minLength").asInt(0))
                        .as(one.path() + " " + required.asString())
                        .isPositive();
                tried.add(required.asString());
            }
        }
        all.assertAll();
        assertThat(tried).hasSizeGreaterThan(20);
    }

    private static JsonNode bodyOf(JsonNode description, Sent sent) {
        String template = description.path("paths").propertyNames().stream()
                .filter(path -> description.path("paths").path(path).has(lower(sent)))
                .filter(path -> Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+"), sent.path()))
                .min(Comparator.comparingLong(
                        path -> path.chars().filter(c -> c == '{').count()))
                .orElseThrow();
        JsonNode schema = description
                .path("paths")
                .path(template)
                .path(lower(sent))
                .at("/requestBody/content/application~1json/schema");
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private static String lower(Sent sent) {
        return sent.method().toLowerCase(Locale.ROOT);
    }
}
