package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionRejection.IntroducesOnePerson;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfOneOfThem;
import io.rapport.command.kernel.people.TellsOfPeople;
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
            implements IntroductionCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.of(people.firstId(), "firstId")
                    .and(people.secondId(), "secondId")
                    .ofDifferent(new IntroducesOnePerson())
                    .ofKept()
                    .ofMet()
                    .at(when)
                    .from(drawnFrom, "drawnFrom");
        }
    }

    record RecordIntroductionResponse(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            UUID relationshipId,
            IntroductionResponse response,
            @Nullable String words)
            implements IntroductionCommand, Happened, TellsOfOneOfThem {

        @Override
        public Telling telling() {
            return Telling.within(introductionId, null).at(when);
        }

        @Override
        public RecordIntroductionResponse about(UUID one) {
            return new RecordIntroductionResponse(introductionId, entryId, when, one, response, words);
        }
    }

    record MakeIntroduction(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            @Nullable String words) implements IntroductionCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.within(introductionId, null)
                    .ofDifferent(new IntroducesOnePerson())
                    .ofKept()
                    .ofMet()
                    .at(when);
        }
    }

    record RecordIntroductionOutcome(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            Moment when,
            boolean onTarget,
            @Nullable String words)
            implements IntroductionCommand, Happened, TellsOfPeople {

        @Override
        public Telling telling() {
            return Telling.within(introductionId, null).at(when);
        }
    }

    record WithdrawIntroduction(
            @TargetAggregateIdentifier UUID introductionId,
            @Nullable String reason) implements IntroductionCommand {}

    /** At least one of {@code text} and {@code when} is there. */
    record CorrectIntroductionEntry(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            @Nullable String text,
            @Nullable Moment when,
            @Nullable String reason)
            implements IntroductionCommand, TellsOfPeople {

        public CorrectIntroductionEntry {
            if (text == null && when == null) {
                throw new IllegalArgumentException("a correction needs a text or a time");
            }
        }

        @Override
        public @Nullable Telling telling() {
            return when == null ? null : Telling.within(introductionId, entryId).at(when);
        }
    }

    record RetractIntroductionEntry(
            @TargetAggregateIdentifier UUID introductionId,
            UUID entryId,
            @Nullable String reason) implements IntroductionCommand {}
}
