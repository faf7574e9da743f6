package io.rapport.trouble;

import org.jspecify.annotations.Nullable;

/** A failure whose text is ours, so that it may be shown and logged. */
public class TroubleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    /** With the kind of trouble that operations know it by, and what is wrong. */
    public TroubleException(String code, String detail) {
        this(code, detail, null);
    }

    /** With what caused it, whose text is never shown. */
    public TroubleException(String code, String detail, @Nullable Throwable cause) {
        super(code + ": " + detail, cause);
        this.trouble = new Trouble(code, detail);
    }

    public final Trouble trouble() {
        return trouble;
    }
}
