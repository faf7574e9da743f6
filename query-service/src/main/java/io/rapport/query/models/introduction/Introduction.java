package io.rapport.query.models.introduction;

import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import io.rapport.events.introduction.IntroductionResponse;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.merges.Roots;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An introduction as it is stored: all of its entries as they were recorded, and what can be asked for of lists.
 *
 * @param relationshipIds the two people, the first one first
 * @param proposedAt when it was proposed, as that is told now
 */
record Introduction(
        UUID introductionId,
        IntroductionStatus status,
        List<UUID> relationshipIds,
        Instant proposedAt,
        List<Step> steps,
        @Nullable Withdrawal withdrawal) {

    /** That the member gave it up, and why. */
    @Schema(name = "IntroductionWithdrawal", description = "When and why an introduction was given up")
    record Withdrawal(
            Instant recordedAt, @Tells(What.NOTE) @Nullable String reason) {}

    static Introduction of(IntroductionProposed event) {
        Step proposal = Step.of(event);
        return new Introduction(
                event.introductionId(),
                IntroductionStatus.PROPOSED,
                List.of(event.people().firstId(), event.people().secondId()),
                proposal.occurredAt(),
                List.of(proposal),
                null);
    }

    /** The same, of whoever stands for the people now. */
    Introduction of(Roots roots) {
        return new Introduction(
                introductionId,
                status,
                relationshipIds.stream().map(roots::of).toList(),
                proposedAt,
                steps.stream().map(step -> step.by(roots)).toList(),
                withdrawal);
    }

    Introduction after(IntroductionEvent event, Instant recordedAt) {
        return switch (event) {
            case IntroductionProposed proposed -> of(proposed);
            case IntroductionEvent.Step step -> {
                List<Step> more = new ArrayList<>(steps);
                more.add(Step.of(step));
                yield with(more, withdrawal);
            }
            case IntroductionWithdrawn withdrawn -> with(steps, new Withdrawal(recordedAt, withdrawn.reason()));
            case IntroductionEntryCorrected corrected ->
                changing(corrected.entryId(), step -> step.corrected(corrected, corrected.text()));
            case IntroductionEntryRetracted retracted -> changing(retracted.entryId(), Step::takenBack);
        };
    }

    private Introduction changing(UUID entryId, UnaryOperator<Step> change) {
        return with(
                steps.stream()
                        .map(step -> step.entryId().equals(entryId) ? change.apply(step) : step)
                        .toList(),
                withdrawal);
    }

    private Introduction with(List<Step> now, @Nullable Withdrawal why) {
        Introduction next = new Introduction(
                introductionId, status, relationshipIds, now.getFirst().occurredAt(), List.copyOf(now), why);
        return new Introduction(
                introductionId, next.derivedStatus(), relationshipIds, next.proposedAt, next.steps, why);
    }

    private IntroductionStatus derivedStatus() {
        if (!stands(proposal())) {
            return IntroductionStatus.RETRACTED;
        }
        if (standing(Step.Making.class).findAny().isPresent()) {
            return IntroductionStatus.INTRODUCED;
        }
        if (withdrawal != null) {
            return IntroductionStatus.WITHDRAWN;
        }
        return missing().isEmpty() && notEnough().isEmpty() ? IntroductionStatus.WANTED : IntroductionStatus.PROPOSED;
    }

    /** Every introduction begins with it. */
    Step proposal() {
        return steps.getFirst();
    }

    /** Who has not said anything that stands. */
    List<UUID> missing() {
        return relationshipIds.stream()
                .filter(person -> latestOf(person).isEmpty())
                .toList();
    }

    /** Whose latest answer is less than enthusiastic. */
    List<UUID> notEnough() {
        return relationshipIds.stream()
                .filter(person -> latestOf(person)
                        .filter(said -> response(said).response() != IntroductionResponse.ENTHUSIASTIC)
                        .isPresent())
                .toList();
    }

    /** What that person last said, by when they said it; of two at once the one that was recorded last. */
    Optional<Step> latestOf(UUID person) {
        return standing(Step.Response.class)
                .filter(said -> response(said).relationshipId().equals(person))
                .reduce((one, next) -> next.occurredAt().isBefore(one.occurredAt()) ? one : next);
    }

    /** The entries of that kind that neither were taken back nor rest on one that was, as they were recorded. */
    Stream<Step> standing(Class<? extends Step.Content> kind) {
        return steps.stream().filter(step -> kind.isInstance(step.content())).filter(this::stands);
    }

    static Step.Response response(Step step) {
        return (Step.Response) step.content();
    }

    private boolean stands(Step step) {
        return !step.retracted()
                && steps.stream()
                        .filter(ground -> step.restsOn().contains(ground.entryId()))
                        .allMatch(this::stands);
    }
}
