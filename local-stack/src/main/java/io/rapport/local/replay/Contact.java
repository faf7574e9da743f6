package io.rapport.local.replay;

import java.time.Instant;

/** One line of a contacts file: who turned to whom, and when. Lines are counted from 1. */
record Contact(int line, long from, long to, long seconds) {

    Instant at() {
        return Instant.ofEpochSecond(seconds);
    }

    /** The same for the same line at every attempt, so that no attempt doubles what an earlier one did. */
    String idempotencyKey() {
        return "contacts-line-%d-%d-%d-%d".formatted(line, from, to, seconds);
    }
}
