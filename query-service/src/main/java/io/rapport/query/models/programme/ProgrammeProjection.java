package io.rapport.query.models.programme;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeClosed;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The read model of programmes: a document of the tenant for each, and one of the member for each enrolment. */
@Component
final class ProgrammeProjection implements Projection {

    static final String NAME = "programme";

    /** What names the programme in every enrolment. */
    static final String PROGRAMME = "programmeId";

    static final DocumentType<Programme> PROGRAMMES = new DocumentType<>(
            "programmes",
            Programme.class,
            List.of(DocumentIndex.byMember().descending("openedAt").descending(PROGRAMME)));

    static final DocumentType<Enrolment> ENROLMENTS = new DocumentType<>(
            "enrolments", Enrolment.class, List.of(DocumentIndex.byMember(), DocumentIndex.ofWhoIsNamedIn(PROGRAMME)));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PROGRAMMES, ENROLMENTS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(ProgrammeEvent.class, MemberForgotten.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        Instant at = envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS);
        return switch (envelope.event()) {
            case MemberForgotten _ -> forgotten(at);
            case ProgrammeEvent event -> plan(envelope, event, at);
            default -> Plan.nothing();
        };
    }

    private static Plan forgotten(Instant at) {
        return Plan.doing(documents -> documents
                        .all(ENROLMENTS)
                        .forEach((id, one) -> documents.update(
                                new DocumentRef<>(ENROLMENTS, id), kept -> (kept == null ? one : kept).forgotten(at))))
                .seeingAllOf(DocumentGroup.ofMember(ENROLMENTS));
    }

    private static Plan plan(EventEnvelope envelope, ProgrammeEvent event, Instant at) {
        return switch (event) {
            case ProgrammeOpened opened -> Plan.create(programme(event), () -> Programme.of(opened, at));
            case ProgrammeChanged changed -> Plan.change(programme(event), before -> before.changed(changed, at));
            case ProgrammeClosed closed -> Plan.change(programme(event), before -> before.close(closed.reason()));
            case Participation it ->
                Plan.put(
                        DocumentRef.to(ENROLMENTS, it.enrolmentId()),
                        before -> Enrolment.after(before, it, envelope.memberId(), at));
        };
    }

    private static DocumentRef<Programme> programme(ProgrammeEvent event) {
        return DocumentRef.to(PROGRAMMES, event.programmeId());
    }
}
