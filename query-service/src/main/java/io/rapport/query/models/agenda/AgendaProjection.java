package io.rapport.query.models.agenda;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Forgotten;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.member.MemberEvent.CalendarFeedIssued;
import io.rapport.events.member.MemberEvent.CalendarFeedRevoked;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.rules.Deed;
import io.rapport.query.rules.Grounded;
import io.rapport.query.rules.MemberCalendar;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The read model of what is due. Each thing that can be due is a document with the day on which it is, or none while
 * there is nothing to be done about it: so an agenda is read along indexes of days, whatever else there is. Nothing
 * here depends on the day of the question. What comes from another context is one more type of document with a day.
 */
@Component
final class AgendaProjection implements Projection {

    static final String NAME = "agenda";

    static final String MISSION_ABOUT = "person";
    static final String ONE_OF_TWO = "first";
    static final String OTHER_OF_TWO = "second";

    static final DocumentType<Note> NOTES = DocumentType.ofEntries(
            "notes",
            Note.class,
            List.of(
                    DocumentIndex.byMember().ascending("dueOn").ascending("deed.entryId"),
                    DocumentIndex.byMember().ascending("yearly").ascending("deed.entryId"),
                    DocumentIndex.byMember().ascending("deed.relationshipId")));

    static final DocumentType<Acquaintance> PEOPLE = new DocumentType<>(
            "people",
            Acquaintance.class,
            List.of(
                    DocumentIndex.byMember().ascending("cadenceDueOn").ascending("relationshipId"),
                    DocumentIndex.byMember().ascending("driftsOn").ascending("relationshipId"),
                    DocumentIndex.byMember().ascending("absorbed")));

    static final DocumentType<AssessedGoal> GOALS = new DocumentType<>(
            "goals",
            AssessedGoal.class,
            List.of(DocumentIndex.byMember().ascending("dueOn").ascending("goalId")));

    static final DocumentType<PlannedGathering> GATHERINGS = new DocumentType<>(
            "gatherings",
            PlannedGathering.class,
            List.of(DocumentIndex.byMember().ascending("aheadUntil")));

    static final DocumentType<PlannedMission> MISSIONS = new DocumentType<>(
            "missions",
            PlannedMission.class,
            List.of(
                    DocumentIndex.byMember().ascending("debriefOn").ascending("missionId"),
                    DocumentIndex.byMember().ascending(MISSION_ABOUT)));

    static final DocumentType<PendingIntroduction> INTRODUCTIONS = new DocumentType<>(
            "introductions",
            PendingIntroduction.class,
            List.of(
                    DocumentIndex.byMember().ascending("waitingSince").ascending("introductionId"),
                    DocumentIndex.byMember().ascending(ONE_OF_TWO),
                    DocumentIndex.byMember().ascending(OTHER_OF_TWO)));

    static final DocumentType<CoachedWork> COACHING =
            new DocumentType<>("coaching", CoachedWork.class, List.of(DocumentIndex.byMember()));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    static final DocumentType<CalendarFeed> FEEDS = new DocumentType<>("feeds", CalendarFeed.class, List.of());

    @Override
    public String name() {
        return NAME;
    }

    /**
     * In the first version a gathering did not say who hosts it, nor an introduction on what it was made; the second
     * knew no two records of one person.
     */
    @Override
    public int version() {
        return 3;
    }

    /** An agenda is another one each day. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(NOTES, PEOPLE, GOALS, GATHERINGS, MISSIONS, INTRODUCTIONS, COACHING, CALENDARS, FEEDS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                RelationshipEvent.class,
                GoalEvent.class,
                GatheringEvent.class,
                MissionEvent.class,
                IntroductionEvent.class,
                CoachingEvent.class,
                MemberEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RelationshipEvent event -> plan(envelope, event);
            case GoalEvent event ->
                Plan.put(DocumentRef.to(GOALS, event.goalId()), before -> AssessedGoal.after(before, event));
            case SkillEvent _, CareerPlanEvent _, GatheringEvent.Guests _, ProgrammeEvent _ -> Plan.nothing();
            case CoachingEvent event ->
                Plan.put(DocumentRef.to(COACHING, event.engagementId()), before -> CoachedWork.after(before, event));
            case GatheringEvent event ->
                Plan.put(
                        DocumentRef.to(GATHERINGS, event.gatheringId()),
                        before -> PlannedGathering.after(before, event));
            // Of a forgotten member's there is none, and nothing tells them from each other's.
            case CalendarFeedIssued issued when Forgotten.is(issued.secretHash()) -> Plan.nothing();
            case CalendarFeedRevoked revoked when Forgotten.is(revoked.secretHash()) -> Plan.nothing();
            case CalendarFeedIssued issued ->
                Plan.create(
                        new DocumentRef<>(FEEDS, issued.secretHash()),
                        () -> new CalendarFeed(issued.feedId(), issued.text(), issued.alarms()));
            case CalendarFeedRevoked revoked -> Plan.delete(new DocumentRef<>(FEEDS, revoked.secretHash()));
            case MissionPlanned event -> MergedAsks.planned(event);
            case IntroductionProposed event -> MergedAsks.proposed(event);
            case MissionEvent event ->
                Plan.put(DocumentRef.to(MISSIONS, event.missionId()), before -> PlannedMission.after(before, event));
            case IntroductionEvent event ->
                Plan.put(
                        DocumentRef.to(INTRODUCTIONS, event.introductionId()),
                        before -> PendingIntroduction.after(before, event));
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
        };
    }

    private static Plan plan(EventEnvelope envelope, RelationshipEvent event) {
        return switch (NoteFold.of(envelope, event)) {
            case NoteFold.Told(Note note) -> tell(envelope, event, note);
            case NoteFold.Closed(UUID entryId) -> Plan.change(note(entryId), Note::skippedOrWithdrawn);
            case NoteFold.Amended amended ->
                Plan.change(note(amended.entryId()), amended.change())
                        .and(withAllNotes(
                                event, documents -> deriveAgain(envelope, event, amended.takenBack(), documents)));
            case NoteFold.Kept kept -> Plan.change(person(event), kept.change());
            case NoteFold.Archived(boolean now) ->
                Plan.change(person(event), person -> person.archived(now))
                        .and(withAllNotes(
                                event,
                                documents -> notesUpTo(envelope, event, documents)
                                        .forEach(each -> documents.update(
                                                note(each.deed().entryId()),
                                                before -> known(before).archived(now)))))
                        .and(withAllAbout(event.relationshipId(), now));
            case NoteFold.OfTwo(Identity identity) ->
                MergedNotes.plan(envelope, identity).and(MergedAsks.plan(identity));
            case NoteFold.Nothing _ -> Plan.nothing();
        };
    }

    /** Missions about somebody and introductions of them leave the agenda with them. */
    private static Plan withAllAbout(UUID root, boolean archived) {
        return MergedAsks.ofAll(
                root, mission -> mission.archived(archived), introduction -> introduction.archived(root, archived));
    }

    private static Plan tell(EventEnvelope envelope, RelationshipEvent event, Note note) {
        Deed deed = note.deed();
        Plan plan = Plan.create(note(deed.entryId()), () -> note);
        if (event instanceof ContactCaptured card) {
            return plan.and(Plan.create(
                    person(event),
                    () -> Acquaintance.captured(
                            card.relationshipId(), card.person().name())));
        }
        if (event instanceof PersonMet met && envelope.sequence() == 0) {
            return plan.and(Plan.create(
                    person(event), () -> Acquaintance.met(met.person().name(), deed)));
        }
        if (deed.kind().isEncounter()) {
            plan = plan.and(Plan.change(person(event), person -> person.plus(deed)));
        }
        UUID about = deed.about();
        return about != null && deed.kind() != Deed.Kind.OUTCOME
                ? plan.and(Plan.change(note(about), before -> before.with(note)))
                : plan;
    }

    private static Plan withAllNotes(RelationshipEvent event, Consumer<Documents> work) {
        return Plan.doing(work)
                .seeing(person(event))
                .seeingAllOf(DocumentGroup.where(
                        NOTES, "deed.relationshipId", event.relationshipId().toString()));
    }

    private static void deriveAgain(
            EventEnvelope envelope, RelationshipEvent event, boolean takenBack, Documents documents) {
        if (takenBack) {
            List<Deed> deeds = notesUpTo(envelope, event, documents).stream()
                    .map(Note::deed)
                    .toList();
            Grounded.falling(deeds)
                    .forEach(deed -> documents.update(
                            note(deed.entryId()), before -> known(before).fallen()));
        }
        deriveAgain(event.relationshipId(), notesUpTo(envelope, event, documents), documents);
    }

    /** With these notes, all that the record has: what is due, and the encounters. */
    static void deriveAgain(UUID record, List<Note> notes, Documents documents) {
        for (Note each : notes) {
            Deed deed = each.deed();
            if (deed.kind() == Deed.Kind.PLAN || deed.kind() == Deed.Kind.OFFER) {
                List<Note> about = Note.about(deed.entryId(), notes);
                documents.update(note(deed.entryId()), before -> known(before).withAll(about));
            }
        }
        documents.update(
                DocumentRef.to(PEOPLE, record),
                before -> Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")
                        .encountering(notes.stream()
                                .map(Note::deed)
                                .filter(deed -> deed.standing() && deed.kind().isEncounter())));
    }

    private static List<Note> notesUpTo(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        return notesUpTo(envelope, event.relationshipId(), documents);
    }

    /** After a crash notes may be there that the event is not about yet; their own events will add them. */
    static List<Note> notesUpTo(EventEnvelope envelope, UUID record, Documents documents) {
        return documents.all(NOTES).values().stream()
                .filter(note -> note.deed().relationshipId().equals(record)
                        && note.deed().recorded() <= envelope.position())
                .toList();
    }

    static Note known(@Nullable Note note) {
        return Objects.requireNonNull(note, "An entry is named that was never told");
    }

    static DocumentRef<Note> note(UUID entryId) {
        return DocumentRef.to(NOTES, entryId);
    }

    private static DocumentRef<Acquaintance> person(RelationshipEvent event) {
        return DocumentRef.to(PEOPLE, event.relationshipId());
    }
}
