package io.rapport.command.kernel.request;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers 201 with the new ids, or says which rule was broken. */
@Documented
@ApiResponse(
        responseCode = "201",
        description = "Created: the new ids by name",
        headers = {
            @Header(name = "Location", description = "What was created", schema = @Schema(type = "string")),
            @Header(
                    name = "ETag",
                    description = "The aggregate's sequence, for If-Match",
                    schema = @Schema(type = "string")),
            @Header(
                    name = "Rapport-Applied",
                    description = "Sent with a query, it makes sure that the query shows this",
                    schema = @Schema(type = "string"))
        })
@Rejects
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnswersCreated {}
