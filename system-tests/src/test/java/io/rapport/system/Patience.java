package io.rapport.system;

import java.time.Duration;

/**
 * For how long a test waits for what has to come: for long enough that a second instance starts on a machine that runs
 * this suite twice at once, which has taken more than a minute.
 */
final class Patience {

    static final Duration LONGEST = Duration.ofMinutes(4);

    private Patience() {}
}
