package io.rapport.command.domain.introduction;

import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.events.introduction.Pair;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want with an introduction. */
sealed interface IntroductionCommand {

    UUID introductionId();

    record ProposeIntroduction(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            Pair people,
            String why,
            @Nullable UUID drawnFrom)
            implements IntroductionCommand, Happened {}

    record RecordIntroductionResponse(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            UUID relationshipId,
            IntroductionResponse response,
            @Nullable String words)
            implements IntroductionCommand, Happened {}

    record MakeIntroduction(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            @Nullable String words) implements IntroductionCommand, Happened {}

    record RecordIntroductionOutcome(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            boolean onTarget,
            @Nullable String words)
            implements IntroductionCommand, Happened {}

    record WithdrawIntroduction(@TargetAggregateIdentifier UUID introductionId, String reason)
            implements IntroductionCommand {}

    /** At least one of {@code text} and {@code when} is there. */
    record CorrectIntroductionEntry(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            @Nullable String text,
            @Nullable Moment when,
            String reason)
            implements IntroductionCommand {

        public CorrectIntroductionEntry {
            if (text == null && when == null) {
                throw new IllegalArgumentException("a correction needs a text or a time");
            }
        }
    }

    record RetractIntroductionEntry(
            @TargetAggregateIdentifier UUID introductionId, UUID entryId, String reason)
            implements IntroductionCommand {}
}
