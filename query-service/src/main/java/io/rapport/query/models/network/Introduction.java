package io.rapport.query.models.network;

import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryCorrected;
import io.rapport.events.introduction.IntroductionEvent.IntroductionEntryRetracted;
import io.rapport.events.introduction.IntroductionEvent.IntroductionMade;
import io.rapport.events.introduction.IntroductionEvent.IntroductionOutcomeRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.IntroductionEvent.IntroductionResponseRecorded;
import io.rapport.events.introduction.IntroductionEvent.IntroductionWithdrawn;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An introduction of two people of the network, with the months in which it counts. One that was given up was proposed
 * all the same.
 *
 * @param steps all of its entries, as they were recorded
 */
record Introduction(UUID introductionId, List<Step> steps, Figures figures) {

    /** @param restsOn the entries without which it means nothing */
    record Step(
            UUID entryId, Kind kind, LocalDate occurredOn, boolean onTarget, List<UUID> restsOn, boolean retracted) {

        private static Step of(IntroductionEvent.Step event) {
            return new Step(
                    event.entryId(),
                    switch (event) {
                        case IntroductionProposed _ -> Kind.PROPOSAL;
                        case IntroductionResponseRecorded _ -> Kind.RESPONSE;
                        case IntroductionMade _ -> Kind.MAKING;
                        case IntroductionOutcomeRecorded _ -> Kind.OUTCOME;
                    },
                    event.occurredOn(),
                    event instanceof IntroductionOutcomeRecorded outcome && outcome.onTarget(),
                    event.restsOn().stream().sorted().toList(),
                    false);
        }

        private Step on(LocalDate day) {
            return new Step(entryId, kind, day, onTarget, restsOn, retracted);
        }

        private Step takenBack() {
            return new Step(entryId, kind, occurredOn, onTarget, restsOn, true);
        }
    }

    /** What was done. */
    enum Kind {
        PROPOSAL,
        RESPONSE,
        MAKING,
        OUTCOME
    }

    /** What queries count; each is absent where there is no entry of its kind that stands. */
    record Figures(
            @Nullable YearMonth proposedIn,
            @Nullable YearMonth madeIn,
            @Nullable YearMonth toldIn,
            boolean onTarget) {}

    static Introduction after(@Nullable Introduction before, IntroductionEvent event) {
        List<Step> known = before == null ? List.of() : before.steps;
        return of(
                event.introductionId(),
                switch (event) {
                    case IntroductionEvent.Step step ->
                        Stream.concat(known.stream(), Stream.of(Step.of(step))).toList();
                    case IntroductionEntryCorrected corrected ->
                        changing(known, corrected.entryId(), step -> step.on(corrected.occurredOn()));
                    case IntroductionEntryRetracted retracted -> changing(known, retracted.entryId(), Step::takenBack);
                    case IntroductionWithdrawn _ -> known;
                });
    }

    private static List<Step> changing(List<Step> steps, UUID entryId, UnaryOperator<Step> change) {
        return steps.stream()
                .map(step -> step.entryId().equals(entryId) ? change.apply(step) : step)
                .toList();
    }

    private static Introduction of(UUID introductionId, List<Step> steps) {
        Optional<Step> outcome = standing(steps, Kind.OUTCOME);
        return new Introduction(
                introductionId,
                steps,
                new Figures(
                        month(standing(steps, Kind.PROPOSAL)),
                        month(standing(steps, Kind.MAKING)),
                        month(outcome),
                        outcome.map(Step::onTarget).orElse(false)));
    }

    private static @Nullable YearMonth month(Optional<Step> step) {
        return step.map(Step::occurredOn).map(YearMonth::from).orElse(null);
    }

    private static Optional<Step> standing(List<Step> steps, Kind kind) {
        return steps.reversed().stream()
                .filter(step -> step.kind() == kind && stands(steps, step))
                .findFirst();
    }

    private static boolean stands(List<Step> steps, Step step) {
        return !step.retracted()
                && steps.stream()
                        .filter(ground -> step.restsOn().contains(ground.entryId()))
                        .allMatch(ground -> stands(steps, ground));
    }
}
