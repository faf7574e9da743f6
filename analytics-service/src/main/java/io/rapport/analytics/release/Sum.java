package io.rapport.analytics.release;

/**
 * A figure of a month over many members, before it is decided whether it may be told.
 *
 * @param value what was counted
 * @param members of how many members it is
 * @param largest what one of them has of it at most
 */
record Sum(long value, long members, long largest) {

    static final Sum NONE = new Sum(0, 0, 0);

    /** Of these members and of others. */
    Sum and(Sum others) {
        return new Sum(value + others.value, members + others.members, Math.max(largest, others.largest));
    }
}
