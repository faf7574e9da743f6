package io.rapport.query.models.goal;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.rules.goal.DaysOff;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days that count nothing and break nothing.
 *
 * @param from the first paused day
 * @param until the first day that counts again; absent while the pause lasts
 */
record Pause(
        LocalDate from,
        @Nullable LocalDate until,
        @Tells(What.PLAIN) @Nullable String reason) {

    DaysOff days() {
        return new DaysOff(from, until);
    }

    Pause endedBy(LocalDate resumedFrom) {
        return new Pause(from, resumedFrom, reason);
    }
}
