package io.rapport.query.platform.engine.lanes;

import java.util.OptionalLong;

/**
 * What a consumer knows of a partition after a poll.
 *
 * @param next the offset that it reads next; unknown for a moment after it was sent elsewhere
 * @param lag how many records it knows of that it has not polled; unknown until it has asked for some
 * @param behind whether the next poll will bring as much as can be taken
 */
record Seen(OptionalLong next, OptionalLong lag, boolean behind) {

    /** Before the first poll. */
    static final Seen NOTHING = new Seen(OptionalLong.empty(), OptionalLong.empty(), false);
}
