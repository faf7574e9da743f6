package io.rapport.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row of the matrix: what a service's OpenAPI document says that can be asked for.
 *
 * @param scope the one that opens it to a coach
 * @param body an example of what is sent with it
 */
record Operation(
        Service service,
        String method,
        String path,
        String id,
        Kind kind,
        @Nullable String scope,
        @Nullable JsonNode body) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern OPENED_BY = Pattern.compile("by the scope ([A-Z_]+)");

    /** All that a document knows. */
    static List<Operation> in(JsonNode document, Service service) {
        List<Operation> found = new ArrayList<>();
        document.required("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        found.add(of(service, method, path, operation));
                    }
                }));
        return found;
    }

    /** An address that no document knows. */
    static Operation beside(Service service, String path, Kind kind) {
        return new Operation(service, "GET", path, path, kind, null, null);
    }

    private static Operation of(Service service, String method, String path, JsonNode operation) {
        Kind kind = Kind.of(service, path);
        String id = operation.required("operationId").asString();
        return new Operation(
                service,
                method.toUpperCase(Locale.ROOT),
                path,
                id,
                kind,
                kind == Kind.SHARED || kind == Kind.SHARED_AND_AUDITED ? scope(id, operation) : null,
                body(id, operation));
    }

    private static String scope(String id, JsonNode operation) {
        Matcher says = OPENED_BY.matcher(operation.path("description").asString(""));
        if (!says.find()) {
            throw new AssertionError("Its description does not say which scope opens " + id);
        }
        return says.group(1);
    }

    private static @Nullable JsonNode body(String id, JsonNode operation) {
        JsonNode request = operation.path("requestBody");
        if (request.isMissingNode()) {
            return null;
        }
        @Nullable JsonNode instead = Bodies.insteadOfExample(id);
        if (instead != null) {
            return instead;
        }
        JsonNode example = request.at("/content/application~1json/example");
        if (!example.isMissingNode()) {
            return example;
        }
        return Bodies.of(id);
    }

    /** Whether it only tells. */
    boolean isQuery() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
