package io.rapport.web.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Says in an API description which headers with a text an operation takes and answers. */
public final class TextHeaders {

    private TextHeaders() {}

    /** Adds one that may be sent. */
    public static void asked(Operation operation, String name, String description) {
        operation.addParametersItem(new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema()));
    }

    /** Adds one to the answers of a status, if there are any. */
    public static void answered(Operation operation, String status, String name, String description) {
        ApiResponse answer = operation.getResponses().get(status);
        if (answer != null) {
            answer.addHeaderObject(name, new Header().description(description).schema(new StringSchema()));
        }
    }
}
