package io.rapport.local.home;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something that stands in the way and that a person can mend: what is wrong, and what to do about it. */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int NOT_WELL = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final String advice;
    private final int exitCode;

    public Problem(String message, String advice) {
        this(message, advice, null);
    }

    public Problem(String message, String advice, @Nullable Throwable cause) {
        this(message, advice, cause, NOT_WELL);
    }

    private Problem(String message, String advice, @Nullable Throwable cause, int exitCode) {
        super(message, cause);
        this.advice = advice;
        this.exitCode = exitCode;
    }

    /** What was typed cannot be meant, whatever the stack is like: nothing was tried. */
    public static Problem notUnderstood(String message, String advice) {
        return notUnderstood(message, advice, null);
    }

    /** Likewise, with what it was found by. */
    public static Problem notUnderstood(String message, String advice, @Nullable Throwable cause) {
        return new Problem(message, advice, cause, NOT_UNDERSTOOD);
    }

    /** With what a command ends that comes to this: 1 if it did not go well, 2 if it was not understood. */
    public int exitCode() {
        return exitCode;
    }

    /** What to do about it: one or more lines. */
    public String advice() {
        return advice;
    }
}
