package io.rapport.query.models.goal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** How far a goal is on one day, told in the way that its member chose. */
sealed interface Progress permits Count, Habit, Judgement {

    /** What reached the target, if it is reached. That the number is there does not say that it was a success. */
    Optional<Achievement> achievement();

    /** Whether less is there than the time that passed asks for. */
    boolean isBehind();

    /** The entry that reached the target and its day. */
    record Achievement(LocalDate on, UUID by) {

        static Achievement by(Contribution contribution) {
            return new Achievement(contribution.occurredOn(), contribution.entryId());
        }
    }
}
