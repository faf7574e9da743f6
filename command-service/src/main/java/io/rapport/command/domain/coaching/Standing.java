package io.rapport.command.domain.coaching;

/** How an engagement stands. */
enum Standing {
    PROPOSED,
    ACCEPTED,
    DECLINED,
    ENDED;

    /** Whether nothing can come of it any more. */
    boolean isOver() {
        return this == DECLINED || this == ENDED;
    }
}
