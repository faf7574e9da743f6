package io.rapport.parts;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Examples of requests and answers for an OpenAPI document, out of requests that a service has accepted. Whatever is
 * recorded once stays as it is; {@code -Dapprove=true} adds what is missing.
 */
public final class ApiExamples {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Path FILE = Path.of("src/main/resources/api-examples.json");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Of a calendar: an example opens nothing. */
    private static final Pattern SECRET = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");

    private static final String NO_SECRET = "-this-opens-nothing-since-it-is-an-example-";

    private final JsonNode description;
    private final Map<String, ObjectNode> seen = new HashMap<>();

    /** Examples for the operations of this document. */
    public ApiExamples(JsonNode description) {
        this.description = description;
    }

    /** Records what was sent and answered, if it was accepted: of several the one that shows most. */
    public void saw(String method, String path, String request, int status, String answer) {
        Operation operation = operation(method, path);
        if (operation == null || status / 100 != 2) {
            return;
        }
        ObjectNode example = JSON.createObjectNode();
        if (operation.request() != null && !request.isBlank()) {
            example.set("request", told(request));
        }
        if (operation.answer() != null && !answer.isBlank()) {
            example.set("answer", told(answer));
        }
        seen.merge(
                operation.id(),
                example,
                (one, other) -> other.toString().length() > one.toString().length() ? other : one);
    }

    /** What of an answer the document does not describe; nothing of one that is no JSON. */
    public List<String> contradictions(String method, String path, String answer) {
        Operation operation = operation(method, path);
        if (operation == null || operation.answer() == null || !answer.startsWith("{")) {
            return List.of();
        }
        return schema(operation.answer().path("schema")).validate(JSON.readTree(answer)).stream()
                .map(Object::toString)
                .toList();
    }

    /** What the document says of the body of an operation, by its name. */
    public record Body(String operationId, JsonNode schema) {}

    /** Of the operation at an address, if it takes a body. */
    public Optional<Body> body(String method, String path) {
        Operation operation = operation(method, path);
        if (operation == null || operation.request() == null) {
            return Optional.empty();
        }
        JsonNode schema = operation.request().path("schema");
        String reference = schema.path("$ref").asString("");
        return Optional.of(
                new Body(operation.id(), reference.isEmpty() ? schema : description.at(reference.substring(1))));
    }

    private record Operation(
            String id, @Nullable JsonNode request, @Nullable JsonNode answer) {}

    private @Nullable Operation operation(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        for (Map.Entry<String, JsonNode> template : description.path("paths").properties()) {
            JsonNode operation = template.getValue().path(method.toLowerCase(java.util.Locale.ROOT));
            if (!operation.isMissingNode() && fits(template.getKey(), plain)) {
                return told(operation);
            }
        }
        return null;
    }

    /** Names before variables, as routing has it. */
    private boolean fits(String template, String path) {
        return template.equals(path)
                || (!description.path("paths").has(path)
                        && path.matches(Pattern.compile("\\{\\w+}")
                                .splitAsStream(template + "\n")
                                .map(part -> Pattern.quote(part.strip()))
                                .reduce((one, next) -> one + "[^/]+" + next)
                                .orElseThrow()));
    }

    private static Operation told(JsonNode operation) {
        JsonNode answers = operation.path("responses");
        JsonNode request = operation.at("/requestBody/content");
        JsonNode answer = answers.has("200") ? answers.at("/200/content") : answers.at("/201/content");
        return new Operation(operation.path("operationId").asString(), media(request), media(answer));
    }

    /** JSON, if it is one of several. */
    private static @Nullable JsonNode media(JsonNode content) {
        if (content.has("application/json")) {
            return content.get("application/json");
        }
        return content.isObject() && !content.isEmpty() ? content.iterator().next() : null;
    }

    /** With ids in the order in which they come, so that the same example is the same each time. */
    private static JsonNode told(String body) {
        Map<String, String> ids = new HashMap<>();
        String numbered = ID.matcher(SECRET.matcher(body).replaceAll(NO_SECRET))
                .replaceAll(id -> ids.computeIfAbsent(
                        id.group(),
                        none -> new UUID(0x0199c3a000007000L, 0x8000000000000001L + ids.size()).toString()));
        return body.startsWith("{") ? JSON.readTree(numbered) : JSON.stringNode(numbered);
    }

    /**
     * What is wrong with the document and the examples that it shows: a schema that is named and not there, an
     * operation with a body but no example of it, or one that its own schema does not allow. What is approved is shown
     * from the next start on.
     */
    public List<String> wrong() {
        if (Boolean.getBoolean("approve")) {
            addMissing();
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        description.findValuesAsString("$ref").stream()
                .distinct()
                .filter(named -> description.at(named.substring(1)).isMissingNode())
                .forEach(named -> wrong.add(named + " is named and not there"));
        description
                .path("paths")
                .forEach(path -> path.forEach(each -> {
                    Operation operation = told(each);
                    check(operation.id() + " request", operation.request(), wrong);
                    check(operation.id() + " answer", operation.answer(), wrong);
                }));
        return wrong;
    }

    private void check(String what, @Nullable JsonNode media, List<String> wrong) {
        if (media == null) {
            return;
        }
        if (!media.has("example")) {
            wrong.add(what + " has no example; run the test with -Dapprove=true, which records what it saw");
        } else if (media.get("example").isObject()) {
            schema(media.path("schema")).validate(media.get("example")).forEach(error -> wrong.add(what + " " + error));
        }
    }

    private Schema schema(JsonNode ofMedia) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", description.path("components"));
        whole.set("allOf", JSON.createArrayNode().add(ofMedia));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private void addMissing() {
        try {
            Map<String, JsonNode> all = new TreeMap<>();
            if (Files.exists(FILE)) {
                JSON.readTree(Files.readString(FILE))
                        .properties()
                        .forEach(one -> all.put(one.getKey(), one.getValue()));
            }
            seen.forEach(all::putIfAbsent);
            Files.writeString(FILE, JSON.writeValueAsString(all) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
