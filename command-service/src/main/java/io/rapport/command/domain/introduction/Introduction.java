package io.rapport.command.domain.introduction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.introduction.IntroductionCommand.*;
import io.rapport.command.domain.introduction.IntroductionRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.*;
import io.rapport.events.introduction.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Two people who the member thinks should know each other. They are asked first, and introduced only if both want it:
 * unlike an offer of help, it takes two yeses.
 */
@SnapshotState
class Introduction implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private Pair people;
    private UUID proposalId;
    private Steps steps = new Steps();
    private @Nullable UUID makingId;
    private @Nullable UUID outcomeId;
    private boolean withdrawn;

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and IntroductionProposed is its first event.
    Introduction() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Introduction(ProposeIntroduction c) {
        if (c.people().firstId().equals(c.people().secondId())) {
            reject(new IntroducesOnePerson());
        }
        apply(new IntroductionProposed(
                c.introductionId(), c.entryId(), c.at(), c.day(), c.people(), c.why(), c.drawnFrom()));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandler
    void handle(RecordIntroductionResponse c) {
        mustStand();
        if (!people.has(c.relationshipId())) {
            reject(new NotOneOfTheTwo(people.firstId(), people.secondId()));
        }
        applyInOrder(
                new IntroductionResponseRecorded(
                        id,
                        c.entryId(),
                        c.at(),
                        c.day(),
                        people,
                        proposalId,
                        c.relationshipId(),
                        c.response(),
                        c.words()),
                c.when());
    }

    @CommandHandler
    void handle(MakeIntroduction c) {
        mustStand();
        mustNotBeMade();
        Optional<Steps.Response> first = steps.latestOf(people.firstId(), c.when());
        Optional<Steps.Response> second = steps.latestOf(people.secondId(), c.when());
        if (!first.filter(Steps.Response::isYes).isPresent()
                || !second.filter(Steps.Response::isYes).isPresent()) {
            reject(notWanted(c.when()));
        }
        applyInOrder(
                new IntroductionMade(
                        id,
                        c.entryId(),
                        c.at(),
                        c.day(),
                        people,
                        first.orElseThrow().entryId(),
                        second.orElseThrow().entryId(),
                        c.words()),
                c.when());
    }

    @CommandHandler
    void handle(RecordIntroductionOutcome c) {
        mustStand();
        if (makingId == null || !steps.stands(makingId)) {
            throw new RejectedException(new NotIntroducedYet());
        }
        if (outcomeId != null && steps.stands(outcomeId)) {
            reject(new OutcomeAlreadyRecorded(outcomeId));
        }
        applyInOrder(
                new IntroductionOutcomeRecorded(
                        id, c.entryId(), c.at(), c.day(), people, makingId, c.onTarget(), c.words()),
                c.when());
    }

    @CommandHandler
    void handle(WithdrawIntroduction c) {
        mustStand();
        mustNotBeMade();
        apply(new IntroductionWithdrawn(id, proposalId, c.reason()));
    }

    @CommandHandler
    void handle(CorrectIntroductionEntry c) {
        Steps.Step step = steps.mustBeRecorded(c.entryId());
        if (c.when() == null || c.when().restates(step.occurredOn())) {
            apply(new IntroductionEntryCorrected(
                    id, c.entryId(), step.occurredAt(), step.occurredOn(), c.text(), c.reason()));
            return;
        }
        steps.mustStayInOrder(c.entryId(), c.when());
        apply(new IntroductionEntryCorrected(
                id, c.entryId(), c.when().occurredAt(), c.when().occurredOn(), c.text(), c.reason()));
    }

    @CommandHandler
    void handle(RetractIntroductionEntry c) {
        steps.mustBeRecorded(c.entryId());
        apply(new IntroductionEntryRetracted(id, c.entryId(), c.reason()));
    }

    @EventSourcingHandler
    void on(IntroductionEvent event, MetaData metaData) {
        if (event instanceof Step step) {
            steps.add(step);
        }
        switch (event) {
            case IntroductionProposed proposed -> {
                id = proposed.introductionId();
                owner = MessageOwner.in(metaData);
                people = proposed.people();
                proposalId = proposed.entryId();
            }
            case IntroductionResponseRecorded _ -> {}
            case IntroductionMade made -> makingId = made.entryId();
            case IntroductionOutcomeRecorded outcome -> outcomeId = outcome.entryId();
            case IntroductionWithdrawn _ -> withdrawn = true;
            case IntroductionEntryCorrected corrected -> steps.correct(corrected.entryId(), corrected);
            case IntroductionEntryRetracted retracted -> steps.retract(retracted.entryId());
        }
    }

    private <E extends Step> void applyInOrder(E step, Moment when) {
        steps.mustFollow(step.restsOn(), when);
        apply(step);
    }

    /** It was neither given up nor taken back. */
    private void mustStand() {
        if (withdrawn) {
            reject(new IntroductionIsWithdrawn());
        }
        if (!steps.stands(proposalId)) {
            reject(new ProposalIsRetracted());
        }
    }

    private void mustNotBeMade() {
        if (makingId != null && steps.stands(makingId)) {
            reject(new AlreadyIntroduced(makingId));
        }
    }

    private IntroductionNotWanted notWanted(Moment when) {
        List<UUID> missing = new ArrayList<>();
        List<UUID> notEnough = new ArrayList<>();
        for (UUID one : List.of(people.firstId(), people.secondId())) {
            steps.latestOf(one, when)
                    .ifPresentOrElse(
                            response -> {
                                if (!response.isYes()) {
                                    notEnough.add(one);
                                }
                            },
                            () -> missing.add(one));
        }
        return new IntroductionNotWanted(missing, notEnough);
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
