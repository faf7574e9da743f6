package io.rapport.command.kernel.request;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers 204, or says which rule was broken. */
@Documented
@ApiResponse(
        responseCode = "204",
        description = "Done",
        content = @Content,
        headers = {
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
public @interface AnswersDone {}
