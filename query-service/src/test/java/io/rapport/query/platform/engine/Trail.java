package io.rapport.query.platform.engine;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.util.List;
import java.util.Set;

/** As {@link Tally}, but of people only: once their documents are kept, an event needs nothing from MongoDB. */
public final class Trail implements Projection {

    private final KeptBy keptBy;

    public Trail() {
        this(KeptBy.AGGREGATE);
    }

    /** One whose answers are kept by this. */
    public Trail(KeptBy keptBy) {
        this.keptBy = keptBy;
    }

    @Override
    public KeptBy answersKeptBy() {
        return keptBy;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(Tally.PEOPLE);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope event) {
        return Plan.put(Tally.person(event), before -> Tally.with(before, event));
    }
}
