package io.rapport.local.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When one part may be started again: after a pause that grows with each time that it ends soon. */
final class Restarts {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Who has run that long has started well: the next pause is a short one again. */
    private static final Duration WELL = Duration.ofMinutes(5);

    private Duration pause = SHORTEST;
    private @Nullable Instant seen;
    private @Nullable Instant started;

    /** Whether it may be started, having been seen ended. */
    boolean isDue(Instant now) {
        if (seen == null) {
            seen = now;
            if (started != null && Duration.between(started, now).compareTo(WELL) > 0) {
                pause = SHORTEST;
            }
        }
        return !now.isBefore(seen.plus(pause));
    }

    /** It was started. */
    void started(Instant now) {
        seen = null;
        started = now;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }
}
