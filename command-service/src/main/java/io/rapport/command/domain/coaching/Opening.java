package io.rapport.command.domain.coaching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a scope is open.
 *
 * @param from the day before which nothing is; absent if all of the past is open too
 */
record Opening(@Nullable LocalDate from) {

    boolean covers(LocalDate day) {
        return from == null || !day.isBefore(from);
    }
}
