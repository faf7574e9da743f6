package io.rapport.web.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Says in an API description which problems an operation may answer. */
public final class ProblemAnswers {

    static final String SCHEMA = "Problem";
    static final String REFERENCE = "#/components/schemas/" + SCHEMA;

    private ProblemAnswers() {}

    /** Adds problems of this status, unless the operation says itself what they are. */
    public static void add(Operation operation, String status, String description) {
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType().schema(new Schema<>().$ref(REFERENCE)))));
    }
}
