package io.rapport.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Shows each operation with a request and an answer that there really were: tests of the service have recorded them, by
 * the operation's id, and hold the document to them.
 */
final class RecordedExamples implements GlobalOpenApiCustomizer {

    private final Map<String, Example> examples;

    /** Either is absent where there is no body. */
    record Example(@Nullable Object request, @Nullable Object answer) {}

    RecordedExamples(Map<String, Example> examples) {
        this.examples = Map.copyOf(examples);
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().forEach(path -> path.readOperations().forEach(this::show));
    }

    private void show(Operation operation) {
        String id = operation.getOperationId();
        // The same operation of another member is asked and answered in the same way.
        Example example = id == null ? null : examples.getOrDefault(id, examples.get(id.replaceFirst("OfMember$", "")));
        if (example == null) {
            return;
        }
        if (operation.getRequestBody() != null) {
            show(example.request(), operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                show(example.answer(), response.getContent());
            }
        });
    }

    private static void show(@Nullable Object example, @Nullable Content content) {
        if (example != null && content != null) {
            content.forEach((type, media) -> {
                // The same as CSV looks otherwise.
                if (example instanceof String || type.endsWith("json")) {
                    media.setExample(example);
                }
            });
        }
    }
}
