package io.rapport.command.domain.careerplan;

import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.careerplan.Aim;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with their career plan; its id is the one that {@code OnlyOne} gives. */
sealed interface CareerPlanCommand {

    UUID planId();

    record DraftPlan(@TargetAggregateIdentifier UUID planId, String words) implements CareerPlanCommand {}

    /**
     * What is hoped for in so many years.
     *
     * @param from the first day of these years, if it was stated
     * @param today the member's
     */
    record SetHorizon(
            @TargetAggregateIdentifier UUID planId,
            int years,
            @Nullable LocalDate from,
            LocalDate today,
            String hope) implements CareerPlanCommand {}

    record AddAim(@TargetAggregateIdentifier UUID planId, UUID aimId, Aim aim) implements CareerPlanCommand {}

    record ReviseAim(@TargetAggregateIdentifier UUID planId, UUID aimId, Revision revision, String reason)
            implements CareerPlanCommand {}

    record RetireAim(@TargetAggregateIdentifier UUID planId, UUID aimId, String reason) implements CareerPlanCommand {}

    record RecordMilestone(
            @TargetAggregateIdentifier UUID planId,
            UUID entryId,
            Moment when,
            String words,
            @Nullable UUID aimId) implements CareerPlanCommand, Happened {}

    /** At least one of {@code words} and {@code when} is there. */
    record CorrectMilestone(
            @TargetAggregateIdentifier UUID planId,
            UUID entryId,
            @Nullable String words,
            @Nullable Moment when,
            String reason)
            implements CareerPlanCommand {

        public CorrectMilestone {
            if (words == null && when == null) {
                throw new IllegalArgumentException("a correction needs words or a time");
            }
        }
    }

    record RetractMilestone(@TargetAggregateIdentifier UUID planId, UUID entryId, String reason)
            implements CareerPlanCommand {}
}
