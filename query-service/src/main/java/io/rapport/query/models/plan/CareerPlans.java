package io.rapport.query.models.plan;

import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.between.AimOfPlan;
import io.rapport.query.platform.between.Aims;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The career plans, of which each member has one at most. */
@Repository
class CareerPlans implements Aims {

    /** Of which cursors are. */
    static final String MILESTONES = "milestones";

    private final OwnedDocuments<CareerPlan> plans;
    private final OwnedDocuments<Milestone> milestones;
    private final Revisions revisions;
    private final Answers answers;

    CareerPlans(ReadModels readModels, Revisions revisions, Answers answers) {
        plans = readModels.documents(CareerPlanProjection.NAME, CareerPlanProjection.PLANS, CareerPlan.class);
        milestones = readModels.documents(CareerPlanProjection.NAME, CareerPlanProjection.MILESTONES, Milestone.class);
        this.revisions = revisions;
        this.answers = answers;
    }

    /** The member's plan with the milestones after {@code after}, if they have drafted one. */
    Optional<Answer<PlanView>> find(Owner owner, @Nullable Cursor after, int most) {
        CareerPlan known = plans.find(owner).first();
        if (known == null) {
            return Optional.empty();
        }
        // Before what is told, so that a command that names it finds a plan that has changed since.
        Long sequence = revisions.ofAggregate(
                CareerPlanProjection.NAME, owner, known.planId().toString());
        CareerPlan plan = plans.findById(owner, known.planId().toString());
        return plan == null
                ? Optional.empty()
                : Optional.of(answers.tagged(PlanView.of(plan, page(owner, after, most)), sequence));
    }

    @Override
    public Optional<AimOfPlan> find(Owner owner, UUID aimId) {
        CareerPlan plan = plans.find(owner).first();
        return plan == null
                ? Optional.empty()
                : plan.aims().stream()
                        .filter(aim -> aim.aimId().equals(aimId))
                        .findFirst()
                        .map(aim -> new AimOfPlan(
                                aim.aimId(),
                                aim.kind(),
                                aim.area(),
                                aim.horizon(),
                                aim.state() == PlannedAim.State.RETIRED));
    }

    private Page<Milestone> page(Owner owner, @Nullable Cursor after, int most) {
        List<Bson> filters = new ArrayList<>();
        if (after != null) {
            filters.addAll(after.afterInDescending("occurredAt", "entryId"));
        }
        List<Milestone> found = milestones
                .find(owner, filters)
                .sort(Sorts.descending("occurredAt", "entryId"))
                .limit(most + 1)
                .into(new ArrayList<>());
        return Page.of(found, most, last -> new Cursor(MILESTONES, last.occurredAt(), last.entryId()));
    }
}
