package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.parts.ApiExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Accepted commands, sent again with nothing in each text that they need. */
final class EmptyTexts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApiExamples description;

    /** One of each operation. */
    private final Map<String, Sent> accepted = new TreeMap<>();

    EmptyTexts(ApiExamples description) {
        this.description = description;
    }

    private record Sent(Client by, String method, String path, ObjectNode body, JsonNode schema) {}

    void saw(Client by, String method, String path, String body, int status) {
        if (status / 100 == 2 && body.startsWith("{")) {
            ApiExamples.Body described = description.body(method, path).orElseThrow();
            accepted.put(
                    described.operationId(),
                    new Sent(by, method, path, (ObjectNode) JSON.readTree(body), described.schema()));
        }
    }

    /** The description says that a text is not empty where an empty one is refused. */
    void areRefusedAsDescribed() {
        SoftAssertions all = new SoftAssertions();
        List<String> tried = new ArrayList<>();
        accepted.forEach((operation, one) -> {
            all.assertThat(one.schema().path("additionalProperties").asBoolean(true))
                    .as(operation + " takes no other field")
                    .isFalse();
            for (JsonNode required : one.schema().path("required")) {
                JsonNode property = one.schema().path("properties").path(required.asString());
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
                        .as(operation + " without " + required.asString())
                        .isIn(400, 422);
                all.assertThat(property.path("minLength").asInt(0))
                        .as(operation + " " + required.asString())
                        .isPositive();
                tried.add(required.asString());
            }
        });
        all.assertAll();
        assertThat(tried).hasSizeGreaterThan(20);
    }
}
