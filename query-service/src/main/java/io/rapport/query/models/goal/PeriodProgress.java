package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.rules.goal.PeriodState;
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
        PeriodState state,
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
}
