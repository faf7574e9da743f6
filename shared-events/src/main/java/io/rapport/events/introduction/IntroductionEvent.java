package io.rapport.events.introduction;

import io.rapport.events.AboutPeople;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened around an introduction: the member asks two people whether they would like to know each other,
 * and brings them together if both do. Entries repeat who the two are, so that each can be told by itself.
 */
public sealed interface IntroductionEvent extends RapportEvent {

    UUID introductionId();

    /** What was proposed, said to it, done and had. */
    sealed interface Step extends IntroductionEvent, Entry {

        Pair people();
    }

    /** An entry is put right or taken back, whatever it is. */
    sealed interface Amendment extends IntroductionEvent {}

    /**
     * The member thinks that the two should know each other, and says why.
     *
     * @param drawnFrom the entry that it was heard in
     */
    record IntroductionProposed(
            UUID introductionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Pair people,
            @PersonalData(Whose.PEOPLE) String why,
            @Nullable UUID drawnFrom)
            implements Step, AboutPeople {

        @Override
        public Set<UUID> tellsOf() {
            return Set.of(people.firstId(), people.secondId());
        }
    }

    /** How one of the two took it. A later response of the same person replaces an earlier one. */
    record IntroductionResponseRecorded(
            UUID introductionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Pair people,
            UUID proposalId,
            UUID relationshipId,
            IntroductionResponse response,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Step {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(proposalId);
        }
    }

    /** The member introduced the two to each other, as both had wanted. */
    record IntroductionMade(
            UUID introductionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Pair people,
            UUID firstResponseId,
            UUID secondResponseId,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Step {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(firstResponseId, secondResponseId);
        }
    }

    /** Whether the introduction was on target. */
    record IntroductionOutcomeRecorded(
            UUID introductionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Pair people,
            UUID makingId,
            boolean onTarget,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Step {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(makingId);
        }
    }

    /**
     * The member put an entry right. Its time is then the one given here; {@code text} replaces what it says, if
     * present.
     */
    record IntroductionEntryCorrected(
            UUID introductionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String text,
            @PersonalData(Whose.PEOPLE) @Nullable String reason)
            implements Amendment, Dated {}

    /** The member took an entry back. It stays visible as withdrawn, and nothing that rests on it counts any more. */
    record IntroductionEntryRetracted(
            UUID introductionId,
            UUID entryId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Amendment {}

    /** The member gave the idea up before the two were introduced. */
    record IntroductionWithdrawn(
            UUID introductionId,
            UUID proposalId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements IntroductionEvent {}
}
