package io.rapport.query.models.timeline;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.engine.DocumentIndex;
import io.rapport.query.platform.engine.DocumentRef;
import io.rapport.query.platform.engine.DocumentType;
import io.rapport.query.platform.engine.Plan;
import io.rapport.query.platform.engine.Projection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The read model of what happened: one document an entry, so that a member's years are paged by an index. */
@Component
final class Timeline implements Projection {

    static final String NAME = "timeline";

    static final DocumentType<TimelineEntry> ENTRIES = DocumentType.ofEntries(
            "entries",
            TimelineEntry.class,
            List.of(
                    DocumentIndex.byMember().descending("occurredAt").descending("entryId"),
                    DocumentIndex.byMember()
                            .ascending("kind")
                            .descending("occurredAt")
                            .descending("entryId"),
                    DocumentIndex.byMember()
                            .ascending("relationshipId")
                            .descending("occurredAt")
                            .descending("entryId")));

    @Override
    public String name() {
        return NAME;
    }

    /** The first version knew no cards, evenings hosted, skills, career plans, missions or introductions. */
    @Override
    public int version() {
        return 2;
    }

    /** A page is read anew each time. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(ENTRIES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                RelationshipEvent.class,
                GoalEvent.class,
                GatheringEvent.class,
                SkillEvent.class,
                CareerPlanEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope event) {
        return switch (TimelineFold.of(event)) {
            case TimelineFold.Told told -> Plan.create(entry(told.entry().entryId()), told::entry);
            case TimelineFold.Amended amended ->
                Plan.change(
                        entry(amended.entryId()),
                        before ->
                                amended.amendment().apply(EntryDraft.of(before)).done());
            case TimelineFold.NotTold _ -> Plan.nothing();
        };
    }

    private static DocumentRef<TimelineEntry> entry(UUID entryId) {
        return DocumentRef.to(ENTRIES, entryId);
    }
}
