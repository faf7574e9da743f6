package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One calendar period of a habit.
 *
 * @param partial cut by the start, the deadline or the closure: it may be met, and is never missed
 * @param excuse why the member excused it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeriodProgress(
        LocalDate startsOn,
        LocalDate endsBefore,
        int target,
        int count,
        State state,
        boolean partial,
        @Tells(What.PLAIN) @Nullable String excuse,
        List<Contribution> contributions) {

    /** The same, naming those of its contributions that are among {@code shown}. */
    PeriodProgress showing(Set<UUID> shown) {
        List<Contribution> part = contributions.stream()
                .filter(contribution -> shown.contains(contribution.entryId()))
                .toList();
        return new PeriodProgress(startsOn, endsBefore, target, count, state, partial, excuse, part);
    }

    /** How a period stands; only a met one extends a streak, and only a missed one breaks it. */
    enum State {
        /** The target was reached, be the period over or not. */
        MET,
        /** It is over, and nothing excuses that the target was not reached. */
        MISSED,
        /** It goes on, and the target is not reached yet. */
        OPEN,
        /** It was cut, is over and was not met. */
        PARTIAL,
        /** The member excused it, whatever was done in it. */
        EXCUSED,
        /** It was not met, and at least one of its days was paused. */
        PAUSED
    }
}
