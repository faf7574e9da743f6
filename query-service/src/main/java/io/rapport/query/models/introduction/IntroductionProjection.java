package io.rapport.query.models.introduction;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps a document for each introduction. */
@Component
final class IntroductionProjection implements Projection {

    static final String NAME = "introduction";

    static final DocumentType<Introduction> INTRODUCTIONS = new DocumentType<>(
            "introductions",
            Introduction.class,
            List.of(
                    DocumentIndex.byMember().descending("proposedAt").descending("introductionId"),
                    DocumentIndex.byMember()
                            .ascending("status")
                            .descending("proposedAt")
                            .descending("introductionId"),
                    DocumentIndex.byMember()
                            .ascending("relationshipIds")
                            .descending("proposedAt")
                            .descending("introductionId")));

    static final DocumentType<Merge> MERGES = Merges.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /** The first version knew no two records of one person. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(INTRODUCTIONS, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(IntroductionEvent.class, RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IntroductionProposed event -> Plan.create(introduction(event), () -> Introduction.of(event));
            case IntroductionEvent event ->
                Plan.change(
                        introduction(event),
                        before -> before.after(event, envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS)));
            case RelationshipEvent event -> Merges.plan(MERGES, event);
            default -> Plan.nothing();
        };
    }

    private static DocumentRef<Introduction> introduction(IntroductionEvent event) {
        return DocumentRef.to(INTRODUCTIONS, event.introductionId());
    }
}
