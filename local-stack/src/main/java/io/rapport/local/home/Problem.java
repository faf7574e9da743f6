package io.rapport.local.home;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something that stands in the way and that a person can mend: what is wrong, and what to do about it. */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String advice;

    public Problem(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    public Problem(String message, String advice, @Nullable Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What to do about it: one or more lines. */
    public String advice() {
        return advice;
    }
}
