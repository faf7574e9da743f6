package io.rapport.query.models.introduction;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.query.platform.engine.DocumentIndex;
import io.rapport.query.platform.engine.DocumentRef;
import io.rapport.query.platform.engine.DocumentType;
import io.rapport.query.platform.engine.Plan;
import io.rapport.query.platform.engine.Projection;
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(INTRODUCTIONS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(IntroductionEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IntroductionProposed event -> Plan.create(introduction(event), () -> Introduction.of(event));
            case IntroductionEvent event ->
                Plan.change(
                        introduction(event),
                        before -> before.after(event, envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS)));
            default -> Plan.nothing();
        };
    }

    private static DocumentRef<Introduction> introduction(IntroductionEvent event) {
        return DocumentRef.to(INTRODUCTIONS, event.introductionId());
    }
}
