package io.rapport.events.goal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.Rhythm;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the progress of a goal is told: by a count, by a habit, or by the member's own judgement. Days are the member's.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Tracking.Counted.class, name = "COUNTED"),
    @JsonSubTypes.Type(value = Tracking.Recurring.class, name = "RECURRING"),
    @JsonSubTypes.Type(value = Tracking.Qualitative.class, name = "QUALITATIVE")
})
public sealed interface Tracking {

    /** The first day that counts. */
    LocalDate startsOn();

    /** The last day that counts, if there is one. */
    @Nullable
    LocalDate deadline();

    /** So many between the start and the deadline, both included. */
    record Counted(int target, Measure measure, Filter filter, LocalDate startsOn, LocalDate deadline)
            implements Tracking {}

    /** So many in each calendar period; {@code deadline} ends the habit, if given. */
    record Recurring(
            int target,
            Measure measure,
            Filter filter,
            PeriodUnit period,
            LocalDate startsOn,
            @Nullable LocalDate deadline)
            implements Tracking {}

    /** Assessed by the member at a rhythm of their own choice. */
    record Qualitative(
            Rhythm assessEvery,
            LocalDate startsOn,
            @Nullable LocalDate deadline) implements Tracking {}

    /** A calendar period of the member: a week begins on their first day of the week. */
    enum PeriodUnit {
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }
}
