package io.rapport.query.models.plan;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.careerplan.CareerPlanEvent.Aiming;
import io.rapport.events.careerplan.CareerPlanEvent.Hope;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRetracted;
import io.rapport.query.platform.between.Aims;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The read model of career plans: a document for each plan, and one for each milestone. */
@Component
final class CareerPlanProjection implements Projection {

    static final String NAME = Aims.READ_MODEL;

    static final DocumentType<CareerPlan> PLANS =
            new DocumentType<>("plans", CareerPlan.class, List.of(DocumentIndex.byMember()));

    static final DocumentType<Milestone> MILESTONES = DocumentType.ofEntries(
            "milestones",
            Milestone.class,
            List.of(DocumentIndex.byMember().descending("occurredAt").descending("entryId")));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PLANS, MILESTONES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(CareerPlanEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        if (!(envelope.event() instanceof CareerPlanEvent event)) {
            return Plan.nothing();
        }
        Instant at = envelope.recordedAt();
        return switch (event) {
            case Hope hope -> Plan.put(document(event), before -> PlanFold.apply(before, hope));
            case Aiming aiming -> Plan.put(document(event), before -> PlanFold.apply(before, aiming, at));
            case MilestoneRecorded reached ->
                Plan.create(milestone(reached.entryId()), () -> Milestone.told(reached, at));
            case MilestoneCorrected corrected ->
                Plan.change(milestone(corrected.entryId()), before -> before.corrected(corrected, at));
            case MilestoneRetracted retracted ->
                Plan.change(milestone(retracted.entryId()), before -> before.withdrawn(retracted.reason(), at));
        };
    }

    private static DocumentRef<CareerPlan> document(CareerPlanEvent event) {
        return DocumentRef.to(PLANS, event.planId());
    }

    private static DocumentRef<Milestone> milestone(UUID entryId) {
        return DocumentRef.to(MILESTONES, entryId);
    }
}
