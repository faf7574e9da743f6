package io.rapport.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/**
 * Says what every operation may answer, whatever it is about: who may not ask, who asks too much, and what cannot be
 * read or written. What an operation says of such an answer itself stays.
 */
final class CommonAnswers implements GlobalOpenApiCustomizer {

    private static final String OWN = "Problem";
    private static final String SPRINGS = "ProblemDetail";

    @Override
    public void customise(OpenAPI document) {
        Content problem = problem(document);
        document.getPaths()
                .values()
                .forEach(path -> path.readOperations().forEach(operation -> {
                    answers(operation, "406", "NotAcceptable: nothing that Accept names can be answered", problem);
                    if (needsToken(operation)) {
                        answers(operation, "401", "Unauthenticated: no valid token", problem);
                        answers(operation, "403", "Forbidden: the token has not the role that this needs", problem);
                        answers(operation, "429", "TooManyRequests: ask again after Retry-After seconds", problem);
                        answers(
                                operation,
                                "503",
                                "Something that this needs is away, such as the issuer of tokens (IssuerUnavailable): nothing"
                                        + " happened, ask again after Retry-After seconds",
                                problem);
                        saysWhen(operation, "429");
                        saysWhen(operation, "503");
                    }
                    if (operation.getRequestBody() != null) {
                        answers(operation, "413", "BodyTooLarge: the body is longer than any command needs", problem);
                        answers(operation, "415", "UnsupportedMediaType: the body is not application/json", problem);
                    }
                }));
    }

    /** Unless it says that it needs none. */
    private static boolean needsToken(Operation operation) {
        return operation.getSecurity() == null || !operation.getSecurity().isEmpty();
    }

    /** Described by whoever has one of their own, which springdoc adds in the end; or else as Spring's class is. */
    private static Content problem(OpenAPI document) {
        Map<?, ?> schemas = document.getComponents().getSchemas();
        String name = schemas != null && schemas.containsKey(SPRINGS) ? SPRINGS : OWN;
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + name)));
    }

    private static void answers(Operation operation, String status, String description, Content problem) {
        operation
                .getResponses()
                .putIfAbsent(status, new ApiResponse().description(description).content(problem));
    }

    private static void saysWhen(Operation operation, String status) {
        ApiResponse answer = operation.getResponses().get(status);
        if (answer != null
                && (answer.getHeaders() == null || !answer.getHeaders().containsKey(HttpHeaders.RETRY_AFTER))) {
            answer.addHeaderObject(
                    HttpHeaders.RETRY_AFTER,
                    new Header()
                            .description("After how many seconds to ask again")
                            .schema(new IntegerSchema()));
        }
    }
}
