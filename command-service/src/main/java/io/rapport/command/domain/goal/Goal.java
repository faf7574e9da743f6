package io.rapport.command.domain.goal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.goal.GoalCommand.*;
import io.rapport.command.domain.goal.GoalRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.Owner;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.GoalEvent.*;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.goal.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to reach and why. It knows how progress is to be told, and not how far it has come: that is
 * counted from what happened, by whoever reads.
 */
@SnapshotState
class Goal implements Owned {

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private Purpose purpose;
    private Wording wording;
    private Tracking tracking;
    private @Nullable LocalDate pausedFrom;
    private Set<LocalDate> excusedDays = new HashSet<>();
    private Map<UUID, Assessed> assessments = new HashMap<>();
    private boolean closed;

    /** When an assessment is said to have been made, and whether it was taken back. */
    private record Assessed(Instant occurredAt, LocalDate occurredOn, boolean retracted) {

        static Assessed at(Dated when) {
            return new Assessed(when.occurredAt(), when.occurredOn(), false);
        }
    }

    /** What an adjustment replaces beside the tracking. */
    private record Wording(
            String title,
            String definitionOfSuccess,
            @Nullable Smart smart) {}

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and GoalSet is its first event.
    Goal() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // The fields are set by the event that is applied.
    Goal(SetGoal c) {
        mustHavePurpose(c.purpose());
        Tracking stated = c.tracking().from(c.setOn());
        TrackingRules.mustMakeSense(stated);
        apply(new GoalSet(
                c.goalId(), c.setOn(), c.title(), c.term(), c.definitionOfSuccess(), c.purpose(), c.smart(), stated));
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(GoalCommand command) {
        if (closed && !(command instanceof EvenIfClosed)) {
            reject(new GoalIsClosed());
        }
    }

    @CommandHandler
    void handle(AlignGoal c) {
        mustHavePurpose(c.purpose());
        if (id.equals(c.purpose().supportsGoalId())) {
            reject(new GoalSupportsItself());
        }
        if (!c.purpose().equals(purpose)) {
            apply(new GoalAligned(id, c.purpose()));
        }
    }

    @CommandHandler
    void handle(AdjustGoal c) {
        Wording newWording = new Wording(
                c.title() == null ? wording.title() : c.title(),
                c.definitionOfSuccess() == null ? wording.definitionOfSuccess() : c.definitionOfSuccess(),
                c.smart() == null ? wording.smart() : c.smart());
        Tracking newTracking = c.tracking() == null ? tracking : c.tracking().from(tracking.startsOn());
        TrackingRules.mustMakeSense(newTracking);
        if (!newWording.equals(wording) || !newTracking.equals(tracking)) {
            apply(new GoalAdjusted(
                    id,
                    c.adjustedOn(),
                    newWording.title(),
                    newWording.definitionOfSuccess(),
                    newWording.smart(),
                    newTracking,
                    c.reason()));
        }
    }

    @CommandHandler
    void handle(PauseGoal c) {
        if (pausedFrom != null) {
            reject(new GoalAlreadyPaused(pausedFrom));
        }
        apply(new GoalPaused(id, c.from(), c.reason()));
    }

    @CommandHandler
    void handle(ResumeGoal c) {
        if (pausedFrom == null) {
            reject(new GoalNotPaused());
        }
        apply(new GoalResumed(id, c.from()));
    }

    @CommandHandler
    void handle(AssessGoal c) {
        if (!(tracking instanceof Tracking.Qualitative)) {
            reject(new GoalNotQualitative());
        }
        mustHaveStarted(c.when().occurredOn());
        mustNotBePaused(c.when().occurredOn());
        apply(new GoalAssessed(id, c.entryId(), c.at(), c.day(), c.rating(), c.reflection()));
    }

    @CommandHandler
    void handle(CorrectAssessment c) {
        Assessed before = mustBeAssessed(c.entryId());
        Moment when = c.when();
        if (when == null || when.restates(before.occurredOn())) {
            apply(corrected(c, before.occurredAt(), before.occurredOn()));
            return;
        }
        mustHaveStarted(when.occurredOn());
        mustNotBePaused(when.occurredOn());
        apply(corrected(c, when.occurredAt(), when.occurredOn()));
    }

    private AssessmentCorrected corrected(CorrectAssessment c, Instant at, LocalDate on) {
        return new AssessmentCorrected(id, c.entryId(), at, on, c.rating(), c.reflection(), c.reason());
    }

    @CommandHandler
    void handle(RetractAssessment c) {
        mustBeAssessed(c.entryId());
        apply(new AssessmentRetracted(id, c.entryId(), c.reason()));
    }

    @CommandHandler
    void handle(ExcusePeriod c) {
        if (!(tracking instanceof Tracking.Recurring recurring)) {
            throw new RejectedException(new GoalNotRecurring());
        }
        Periods periods = new Periods(recurring, c.firstDayOfWeek());
        if (!periods.has(c.day())) {
            reject(new NoSuchPeriod());
        }
        if (excusedDays.stream().anyMatch(day -> periods.same(day, c.day()))) {
            reject(new PeriodAlreadyExcused());
        }
        apply(new PeriodExcused(id, c.day(), c.reason()));
    }

    @CommandHandler
    void handle(CloseGoal c) {
        apply(new GoalClosed(id, c.closedOn(), c.outcome(), c.reflection()));
    }

    @EventSourcingHandler
    void on(GoalEvent event, MetaData metaData) {
        switch (event) {
            case GoalSet set -> {
                id = set.goalId();
                owner = MessageOwner.in(metaData);
                purpose = set.purpose();
                wording = new Wording(set.title(), set.definitionOfSuccess(), set.smart());
                tracking = set.tracking();
            }
            case GoalAligned aligned -> purpose = aligned.purpose();
            case GoalAdjusted adjusted -> {
                wording = new Wording(adjusted.title(), adjusted.definitionOfSuccess(), adjusted.smart());
                tracking = adjusted.tracking();
            }
            case GoalPaused paused -> pausedFrom = paused.from();
            case GoalResumed _ -> pausedFrom = null;
            case PeriodExcused excused -> excusedDays.add(excused.day());
            case GoalClosed _ -> closed = true;
            case GoalAssessed assessed -> assessments.put(assessed.entryId(), Assessed.at(assessed));
            case AssessmentCorrected corrected -> assessments.put(corrected.entryId(), Assessed.at(corrected));
            case AssessmentRetracted retracted ->
                assessments.computeIfPresent(
                        retracted.entryId(),
                        (entry, before) -> new Assessed(before.occurredAt(), before.occurredOn(), true));
        }
    }

    private static void mustHavePurpose(Purpose stated) {
        if (stated.supportsGoalId() == null && stated.aimId() == null && stated.words() == null) {
            reject(new GoalNeedsPurpose());
        }
    }

    private Assessed mustBeAssessed(UUID entryId) {
        Assessed assessed = assessments.get(entryId);
        if (assessed == null) {
            throw new RejectedException(new NoSuchAssessment());
        }
        if (assessed.retracted()) {
            reject(new AssessmentAlreadyRetracted());
        }
        return assessed;
    }

    private void mustHaveStarted(LocalDate day) {
        if (day.isBefore(tracking.startsOn())) {
            reject(new AssessmentBeforeStart(tracking.startsOn()));
        }
    }

    private void mustNotBePaused(LocalDate day) {
        if (pausedFrom != null && !day.isBefore(pausedFrom)) {
            reject(new GoalIsPaused(pausedFrom));
        }
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
