package io.rapport.query.rules.goal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days that count nothing and break nothing.
 *
 * @param from the first of them
 * @param until the first day that counts again; absent while they last
 */
public record DaysOff(LocalDate from, @Nullable LocalDate until) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** The same, ended if they last. */
    public DaysOff endedBy(LocalDate resumedFrom) {
        return until == null ? new DaysOff(from, resumedFrom) : this;
    }
}
