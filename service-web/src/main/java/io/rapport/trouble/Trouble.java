package io.rapport.trouble;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a part from its work.
 *
 * @param code names the kind, as docs/operations.md does
 * @param detail what is wrong and what mends it, in words of ours; {@code null} if the code says all that is known
 */
public record Trouble(String code, @Nullable String detail) {

    /**
     * Of a failure: in its own words if they are ours, otherwise its kind alone, since its text may quote a document.
     */
    public static Trouble of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof TroubleException ours
                ? ours.trouble()
                : new Trouble(cause.getClass().getSimpleName(), null);
    }

    @Override
    public String toString() {
        return detail == null ? code : code + ": " + detail;
    }
}
