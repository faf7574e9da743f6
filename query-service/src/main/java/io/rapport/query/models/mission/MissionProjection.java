package io.rapport.query.models.mission;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.AnswerCorrected;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.AnswerRetracted;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.DebriefRetracted;
import io.rapport.events.mission.MissionEvent.MissionCancelled;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.mission.MissionEvent.QuestionAdded;
import io.rapport.events.mission.MissionEvent.QuestionDropped;
import io.rapport.events.mission.Question;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.query.models.mission.Mission.Asked;
import io.rapport.query.models.mission.Mission.Cancellation;
import io.rapport.query.models.mission.Mission.Debrief;
import io.rapport.query.models.mission.Mission.Given;
import io.rapport.query.models.mission.Mission.Stage;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps a document for each mission, and the calendar that says which of them are past. */
@Component
final class MissionProjection implements Projection {

    static final String NAME = "mission";

    static final DocumentType<Mission> MISSIONS = new DocumentType<>(
            "missions",
            Mission.class,
            List.of(
                    DocumentIndex.byMember().descending("on").descending("missionId"),
                    DocumentIndex.byMember().ascending("stage").descending("on").descending("missionId"),
                    DocumentIndex.byMember()
                            .ascending("about.relationshipId")
                            .descending("on")
                            .descending("missionId")));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    static final DocumentType<Merge> MERGES = Merges.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /** In the first version a member had a zone alone; the second knew no two records of one person. */
    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(MISSIONS, CALENDARS, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(MissionEvent.class, MemberEvent.class, RelationshipEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case MissionPlanned event -> Plan.create(mission(event), () -> planned(event));
            case MissionEvent event -> {
                Instant at = envelope.recordedAt().truncatedTo(ChronoUnit.MILLIS);
                yield Plan.change(mission(event), before -> after(before, event, at));
            }
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
            case RelationshipEvent event -> Merges.plan(MERGES, event);
            default -> Plan.nothing();
        };
    }

    private static Mission planned(MissionPlanned event) {
        return new Mission(
                event.missionId(),
                Stage.OPEN,
                event.about(),
                event.on(),
                event.shareOfMyself(),
                event.questions().stream().map(MissionProjection::asked).toList(),
                null,
                null);
    }

    private static Mission after(Mission mission, MissionEvent event, Instant recordedAt) {
        return switch (event) {
            case MissionPlanned planned -> planned(planned);
            case QuestionAdded added -> mission.asking(asked(added.question()));
            case QuestionDropped dropped -> mission.dropping(dropped.questionId());
            case MissionCancelled cancelled -> mission.cancelled(new Cancellation(recordedAt, cancelled.reason()));
            case AnswerRecorded a ->
                mission.answered(
                        a.questionId(),
                        new Given(a.entryId(), millis(a.occurredAt()), a.occurredOn(), a.words(), a.encounterId()));
            case AnswerCorrected a -> mission.changingAnswer(a.entryId(), given -> given.corrected(a, a.words()));
            case AnswerRetracted retracted -> mission.withoutAnswer(retracted.entryId());
            case MissionDebriefed d ->
                mission.debriefed(new Debrief(
                        d.entryId(),
                        millis(d.occurredAt()),
                        d.occurredOn(),
                        d.outcome(),
                        d.learned(),
                        d.next(),
                        d.comfort(),
                        d.mindOn()));
            case DebriefCorrected corrected ->
                mission.debriefed(Objects.requireNonNull(mission.debrief(), "Only a debrief is put right")
                        .corrected(corrected));
            case DebriefRetracted _ -> mission.debriefed(null);
        };
    }

    private static Asked asked(Question question) {
        return new Asked(question.questionId(), question.text(), question.aspect(), false, List.of());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static DocumentRef<Mission> mission(MissionEvent event) {
        return DocumentRef.to(MISSIONS, event.missionId());
    }
}
