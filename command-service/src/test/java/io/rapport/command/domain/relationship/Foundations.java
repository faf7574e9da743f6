package io.rapport.command.domain.relationship;

import io.rapport.events.Entry;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The naive model of what rests on what: it asks the whole history anew each time, and keeps nothing. */
record Foundations(List<RelationshipEvent> history) {

    <E extends RelationshipEvent> Stream<E> all(Class<E> type) {
        return history.stream().filter(type::isInstance).map(type::cast);
    }

    List<Entry> entries() {
        return history.stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .toList();
    }

    <E extends RelationshipEvent & Entry> List<E> standing(Class<E> type) {
        return all(type).filter(entry -> stands(entry.entryId())).toList();
    }

    boolean stands(UUID entryId) {
        if (all(EntryRetracted.class).anyMatch(retracted -> retracted.entryId().equals(entryId))) {
            return false;
        }
        return entries().stream()
                .filter(entry -> entry.entryId().equals(entryId))
                .findFirst()
                .filter(entry -> grounds(entry).stream().allMatch(this::stands))
                .isPresent();
    }

    private static List<UUID> grounds(Entry entry) {
        return switch (entry) {
            case AssumptionConfirmed right -> List.of(right.assumptionId(), right.conversationId());
            case AssumptionCorrected wrong -> List.of(wrong.assumptionId(), wrong.conversationId());
            case FactLearned fact -> List.of(fact.conversationId());
            case FollowUpRecorded followUp
            when followUp.reference().words() == null ->
                Stream.ofNullable(followUp.reference().entryId()).toList();
            case HelpResponseRecorded response -> List.of(response.offerId());
            case HelpFollowedThrough help -> List.of(help.offerId(), Objects.requireNonNull(help.responseId()));
            case HelpOutcomeRecorded outcome -> List.of(Objects.requireNonNull(outcome.followThroughId()));
            default -> List.of();
        };
    }

    Instant at(UUID entryId) {
        Instant told = entries().stream()
                .filter(entry -> entry.entryId().equals(entryId))
                .findFirst()
                .orElseThrow()
                .occurredAt();
        return all(EntryCorrected.class)
                .filter(corrected -> corrected.entryId().equals(entryId))
                .map(EntryCorrected::occurredAt)
                .reduce(told, (before, after) -> after);
    }

    /** Whether all that stands is in order. */
    boolean isInOrder() {
        return entries().stream()
                .filter(entry -> stands(entry.entryId()))
                .allMatch(entry -> isAfterMeeting(entry) && isAfterWhatItComesFrom(entry));
    }

    private boolean isAfterMeeting(Entry entry) {
        return !at(entry.entryId()).isBefore(at(entries().getFirst().entryId()));
    }

    private boolean isAfterWhatItComesFrom(Entry entry) {
        List<UUID> earlier = new ArrayList<>(grounds(entry));
        if (entry instanceof HelpOffered offer) {
            earlier.add(offer.drawnFrom());
        }
        if (entry instanceof FollowUpRecorded followUp) {
            UUID reference = followUp.reference().entryId();
            if (reference != null && stands(reference) && !at(entry.entryId()).isAfter(at(reference))) {
                return false;
            }
            Stream.ofNullable(reference).forEach(earlier::add);
            Stream.ofNullable(followUp.planId()).forEach(earlier::add);
        }
        return earlier.stream()
                .filter(this::stands)
                .noneMatch(ground -> at(entry.entryId()).isBefore(at(ground)));
    }

    boolean isSettled(UUID guess) {
        return Stream.concat(
                        standing(AssumptionConfirmed.class).stream().map(AssumptionConfirmed::assumptionId),
                        standing(AssumptionCorrected.class).stream().map(AssumptionCorrected::assumptionId))
                .anyMatch(guess::equals);
    }

    boolean isCarriedOut(UUID plan) {
        return standing(FollowUpRecorded.class).stream().anyMatch(followUp -> plan.equals(followUp.planId()));
    }

    /** The latest response to the offer, if that one is enthusiastic. */
    Optional<UUID> wantedBy(UUID offer) {
        return standing(HelpResponseRecorded.class).stream()
                .filter(response -> response.offerId().equals(offer))
                .reduce((one, other) -> at(one.entryId()).isAfter(at(other.entryId())) ? one : other)
                .filter(response -> response.response() == HelpResponse.ENTHUSIASTIC)
                .map(HelpResponseRecorded::entryId);
    }

    Optional<UUID> givenFor(UUID offer) {
        return standing(HelpFollowedThrough.class).stream()
                .filter(help -> help.offerId().equals(offer))
                .map(HelpFollowedThrough::entryId)
                .findFirst();
    }

    boolean hasOutcome(UUID offer) {
        return standing(HelpOutcomeRecorded.class).stream()
                .anyMatch(outcome -> outcome.offerId().equals(offer));
    }
}
