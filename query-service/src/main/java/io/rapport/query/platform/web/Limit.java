package io.rapport.query.platform.web;

import org.jspecify.annotations.Nullable;

/** How many items a page has at most. */
public final class Limit {

    /** What a page takes unless asked otherwise. */
    public static final int DEFAULT = 50;

    /** What a page takes at the most. */
    public static final int MOST = 200;

    private Limit() {}

    /**
     * The limit that was asked for, or the default.
     *
     * @throws InvalidFieldException if it is out of range
     */
    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MOST) {
            throw new InvalidFieldException("limit", "The limit is between 1 and " + MOST + ".");
        }
        return limit;
    }
}
