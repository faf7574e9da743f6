package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.StatedTracking.StatedFilter;
import io.rapport.command.kernel.rules.NamesAims.NamedAim;
import io.rapport.events.goal.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The aims that commands about goals name: what a goal is set for is pursued, whom a filter means may be told by any.
 */
final class GoalAims {

    private GoalAims() {}

    /** @param field where the request names the aim */
    static List<NamedAim> of(Purpose purpose, String field) {
        return purpose.aimId() == null ? List.of() : List.of(new NamedAim(purpose.aimId(), field, false));
    }

    static List<NamedAim> of(@Nullable StatedTracking tracking) {
        return Optional.ofNullable(tracking)
                .map(StatedTracking::filter)
                .map(StatedFilter::aimId)
                .map(aimId -> new NamedAim(aimId, "tracking.filter.aimId", true))
                .stream()
                .toList();
    }

    static List<NamedAim> of(Purpose purpose, String field, StatedTracking tracking) {
        return Stream.concat(of(purpose, field).stream(), of(tracking).stream()).toList();
    }
}
