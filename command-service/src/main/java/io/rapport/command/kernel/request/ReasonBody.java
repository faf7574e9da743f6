package io.rapport.command.kernel.request;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is said of something that ends or is taken back. Nobody has to say why: words about somebody who was forgotten
 * cannot be kept, and it has to be possible to end what they were part of.
 */
public record ReasonBody(
        @Schema(description = "Why; left out where somebody who was forgotten is part of it: no words are kept then")
        @Size(max = Text.REMARK)
        @Nullable
        String reason) {

    /** The reason, if there is one. */
    public static @Nullable String in(@Nullable ReasonBody stated) {
        return stated == null ? null : stated.reason();
    }
}
