package io.rapport.command.domain.careerplan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.careerplan.CareerPlanCommand.*;
import io.rapport.command.domain.careerplan.CareerPlanRejection.*;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.Owner;
import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.*;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a member hopes for, the aims by which they get there, and what they have reached. There is one a member: it
 * comes into being when it is drafted, and is never deleted. Until then every other command is told so, for which there
 * has to be somebody who tells: hence all of them create it if it is missing, and only drafting makes it last.
 */
@SnapshotState
class CareerPlan implements Owned {

    /** A member has one; its id follows from theirs. */
    static final String NAME = "career plan";

    /** Within so many years the years of a horizon begin. */
    private static final int YEARS_AHEAD = 1;

    @AggregateIdentifier
    private UUID id;

    private Owner owner;
    private @Nullable String words;
    private Map<Integer, Horizon> horizons = new HashMap<>();
    private Map<UUID, Pursued> aims = new HashMap<>();
    private Map<UUID, Reached> milestones = new HashMap<>();

    private record Horizon(LocalDate from, String hope) {}

    /** An aim as described now, and whether it is pursued no more. */
    private record Pursued(Aim aim, boolean retired) {}

    /** When a milestone is said to have been reached, and whether it was taken back. */
    private record Reached(Instant occurredAt, LocalDate occurredOn, boolean retracted) {

        static Reached at(Dated when) {
            return new Reached(when.occurredAt(), when.occurredOn(), false);
        }
    }

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and PlanDrafted is its first event.
    CareerPlan() {}

    @Override
    public Owner owner() {
        return owner;
    }

    @CommandHandlerInterceptor
    void beforeEveryCommand(CareerPlanCommand command) {
        if (words == null && !(command instanceof DraftPlan)) {
            throw new RejectedException(new PlanNotDrafted());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftPlan c) {
        if (!c.words().equals(words)) {
            apply(new PlanDrafted(c.planId(), c.words()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetHorizon c) {
        Horizon before = horizons.get(c.years());
        LocalDate from = c.from() != null ? c.from() : c.today();
        if (before != null && before.hope().equals(c.hope()) && (c.from() == null || from.equals(before.from()))) {
            // Whoever says the same hope again without a day does not mean that its years begin anew.
            return;
        }
        if (from.isAfter(c.today().plusYears(YEARS_AHEAD))) {
            throw new RejectedException(new HorizonTooFarAhead(c.today().plusYears(YEARS_AHEAD)));
        }
        apply(new HorizonSet(id, c.years(), from, c.hope()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddAim c) {
        horizonMustBeSet(c.aim());
        apply(new AimAdded(id, c.aimId(), c.aim()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReviseAim c) {
        Aim before = mustBePursued(c.aimId());
        Aim revised = c.revision().appliedTo(before);
        horizonMustBeSet(revised);
        if (!revised.equals(before)) {
            apply(new AimRevised(id, c.aimId(), revised, c.reason()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RetireAim c) {
        mustBePursued(c.aimId());
        apply(new AimRetired(id, c.aimId(), c.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordMilestone c) {
        // It may be told after its aim was retired, perhaps because it was reached.
        if (c.aimId() != null && !aims.containsKey(c.aimId())) {
            throw new RejectedException(new NoSuchAim("aimId"));
        }
        apply(new MilestoneRecorded(id, c.entryId(), c.at(), c.day(), c.words(), c.aimId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CorrectMilestone c) {
        Reached before = mustStand(c.entryId());
        Moment when = c.when();
        if (when == null || when.restates(before.occurredOn())) {
            apply(corrected(c, before.occurredAt(), before.occurredOn()));
            return;
        }
        apply(corrected(c, when.occurredAt(), when.occurredOn()));
    }

    private MilestoneCorrected corrected(CorrectMilestone c, Instant at, LocalDate on) {
        return new MilestoneCorrected(id, c.entryId(), at, on, c.words(), c.reason());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RetractMilestone c) {
        mustStand(c.entryId());
        apply(new MilestoneRetracted(id, c.entryId(), c.reason()));
    }

    @EventSourcingHandler
    void on(CareerPlanEvent event, MetaData metaData) {
        switch (event) {
            case PlanDrafted drafted -> {
                id = drafted.planId();
                owner = MessageOwner.in(metaData);
                words = drafted.words();
            }
            case HorizonSet set -> horizons.put(set.years(), new Horizon(set.from(), set.hope()));
            case AimAdded added -> aims.put(added.aimId(), new Pursued(added.aim(), false));
            case AimRevised revised -> aims.put(revised.aimId(), new Pursued(revised.aim(), false));
            case AimRetired retired ->
                aims.computeIfPresent(retired.aimId(), (aimId, before) -> new Pursued(before.aim(), true));
            case MilestoneRecorded recorded -> milestones.put(recorded.entryId(), Reached.at(recorded));
            case MilestoneCorrected corrected -> milestones.put(corrected.entryId(), Reached.at(corrected));
            case MilestoneRetracted retracted ->
                milestones.computeIfPresent(
                        retracted.entryId(),
                        (entry, before) -> new Reached(before.occurredAt(), before.occurredOn(), true));
        }
    }

    private void horizonMustBeSet(Aim aim) {
        if (aim.horizon() != null && !horizons.containsKey(aim.horizon())) {
            throw new RejectedException(new NoSuchHorizon());
        }
    }

    private Aim mustBePursued(UUID aimId) {
        Pursued pursued = aims.get(aimId);
        if (pursued == null) {
            throw new RejectedException(new NoSuchAim("aimId"));
        }
        if (pursued.retired()) {
            throw new RejectedException(new AimIsRetired("aimId"));
        }
        return pursued.aim();
    }

    private Reached mustStand(UUID entryId) {
        Reached milestone = milestones.get(entryId);
        if (milestone == null) {
            throw new RejectedException(new NoSuchMilestone());
        }
        if (milestone.retracted()) {
            throw new RejectedException(new MilestoneAlreadyRetracted());
        }
        return milestone;
    }
}
