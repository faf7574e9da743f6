package io.rapport.query.models.goal;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.events.skill.SkillEvent.PracticeCorrected;
import io.rapport.events.skill.SkillEvent.PracticeRetracted;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import io.rapport.events.skill.SkillEvent.SkillsChosen;
import io.rapport.query.platform.between.LackingGoals;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.rules.MemberCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps what goals are counted from: a document for each goal, person, gathering, career plan and member's calendar,
 * and no count. An event changes the one document that is its aggregate's, so a member without goals costs no more than
 * their entries, and no order between aggregates can lead to another count; but for a merge and a split, which are
 * about two.
 */
@Component
final class GoalProgressProjection implements Projection {

    static final String NAME = LackingGoals.READ_MODEL;

    static final DocumentType<Goal> GOALS = new DocumentType<>(
            "goals",
            Goal.class,
            List.of(DocumentIndex.byMember().descending("setAt").descending("goalId")));

    /** Where a contact says to which areas the person belongs. */
    static final String MARKS = "description.marks";

    static final DocumentType<Contact> CONTACTS = new DocumentType<>(
            "contacts",
            Contact.class,
            List.of(
                    DocumentIndex.byMember().ascending("latestOn"),
                    DocumentIndex.byMember().ascending("meeting.occurredOn"),
                    DocumentIndex.byMember().ascending(MARKS)));

    static final DocumentType<Volume> VOLUMES = new DocumentType<>(
            "volumes", Volume.class, List.of(DocumentIndex.byMember().ascending("relationshipId")));

    static final DocumentType<AttendedGathering> GATHERINGS = new DocumentType<>(
            "gatherings",
            AttendedGathering.class,
            List.of(DocumentIndex.byMember().ascending("attendance.occurredOn")));

    static final DocumentType<CareerPlan> PLANS =
            new DocumentType<>("plans", CareerPlan.class, List.of(DocumentIndex.byMember()));

    static final DocumentType<Achievement> ACHIEVEMENTS = new DocumentType<>(
            "achievements",
            Achievement.class,
            List.of(DocumentIndex.byMember().ascending("measure").ascending("countsOn")));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /**
     * In the first version a contact held all acts; in the second it did not know all that acts rest on, nor a goal
     * what it was before it was adjusted; the third knew neither cards nor career plans; the fourth knew not with whom
     * a mission, an introduction or a practice was, nor that one skill may be written in many ways; the fifth knew no
     * two records of one person.
     */
    @Override
    public int version() {
        return 6;
    }

    /** A goal's progress rests on everything that the member did. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.MEMBER;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(GOALS, CONTACTS, VOLUMES, GATHERINGS, ACHIEVEMENTS, PLANS, CALENDARS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                RelationshipEvent.class,
                GatheringEvent.class,
                GoalEvent.class,
                CareerPlanEvent.class,
                MemberEvent.class,
                MissionEvent.class,
                IntroductionEvent.class,
                SkillEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RelationshipEvent.Identity event -> MergedContacts.plan(event);
            case RelationshipEvent event ->
                ContactFold.change(event)
                        .map(change -> begins(event, envelope)
                                ? Plan.create(contact(event), () -> change.applyTo(null))
                                : plan(change, event, volumeOf(envelope)))
                        .orElseGet(Plan::nothing);
            case GatheringEvent.GatheringPlanned event ->
                Plan.create(gathering(event), () -> AttendedGathering.after(null, event));
            case GatheringEvent.Guests _ -> Plan.nothing();
            case GatheringEvent event -> Plan.put(gathering(event), before -> AttendedGathering.after(before, event));
            case GoalEvent.GoalSet event ->
                Plan.create(goal(event), () -> GoalFold.apply(null, event, envelope.recordedAt()));
            case GoalEvent event ->
                Plan.put(goal(event), before -> GoalFold.apply(before, event, envelope.recordedAt()));
            case SkillEvent event -> plan(event);
            case CareerPlanEvent event ->
                PlanFold.change(event)
                        .map(change -> Plan.put(careerPlan(event), change))
                        .orElseGet(Plan::nothing);
            case MissionEvent event ->
                Plan.put(DocumentRef.to(ACHIEVEMENTS, event.missionId()), before -> Achievement.after(before, event));
            case IntroductionEvent event ->
                Plan.put(
                        DocumentRef.to(ACHIEVEMENTS, event.introductionId()),
                        before -> Achievement.after(before, event));
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
            case CoachingEvent _, ProgrammeEvent _ -> Plan.nothing();
        };
    }

    private static Plan plan(SkillEvent event) {
        return switch (event) {
            case SkillPractised practised ->
                Plan.create(DocumentRef.to(ACHIEVEMENTS, practised.entryId()), () -> Achievement.practised(practised));
            case PracticeCorrected corrected ->
                Plan.change(DocumentRef.to(ACHIEVEMENTS, corrected.entryId()), before -> before.corrected(corrected));
            case PracticeRetracted retracted ->
                Plan.change(
                        DocumentRef.to(ACHIEVEMENTS, retracted.entryId()),
                        before -> before.without(retracted.entryId()));
            case SkillsChosen _ -> Plan.nothing();
        };
    }

    private static boolean begins(RelationshipEvent event, EventEnvelope envelope) {
        return event instanceof RelationshipEvent.ContactCaptured
                || (event instanceof RelationshipEvent.PersonMet && envelope.sequence() == 0);
    }

    private static Plan plan(ContactFold.Change change, RelationshipEvent event, int volume) {
        return switch (change) {
            case ContactFold.Change.Did(Act act)
            when volume > 0 ->
                Plan.put(volume(event, volume), before -> Volume.with(before, event.relationshipId(), volume, act))
                        .and(Plan.put(
                                contact(event),
                                before -> ContactFold.known(before).plusElsewhere(act, volume)));
            case ContactFold.Change.Corrected corrected ->
                // A correction says neither in which volume the entry is, nor in which of the person's records.
                Plan.doing(documents -> correct(corrected, event, documents))
                        .seeing(contact(event))
                        .seeingAllOf(DocumentGroup.where(
                                VOLUMES,
                                "relationshipId",
                                event.relationshipId().toString()));
            case ContactFold.Change _ -> Plan.put(contact(event), change::applyTo);
        };
    }

    private static void correct(ContactFold.Change.Corrected corrected, RelationshipEvent event, Documents documents) {
        List<Act> elsewhere = new ArrayList<>();
        for (Volume each : documents.all(VOLUMES).values()) {
            if (each.relationshipId().equals(event.relationshipId())) {
                elsewhere.addAll(documents
                        .update(
                                new DocumentRef<>(VOLUMES, each.id()),
                                before -> Objects.requireNonNull(before).corrected(corrected::move))
                        .acts());
            }
        }
        documents.update(
                contact(event), before -> ContactFold.known(before).corrected(corrected::move, elsewhere.stream()));
    }

    private static int volumeOf(EventEnvelope envelope) {
        return Volume.numberOf(envelope.sequence());
    }

    private static DocumentRef<Volume> volume(RelationshipEvent event, int number) {
        return new DocumentRef<>(VOLUMES, Volume.idOf(event.relationshipId(), number));
    }

    private static DocumentRef<Contact> contact(RelationshipEvent event) {
        return DocumentRef.to(CONTACTS, event.relationshipId());
    }

    private static DocumentRef<AttendedGathering> gathering(GatheringEvent event) {
        return DocumentRef.to(GATHERINGS, event.gatheringId());
    }

    private static DocumentRef<Goal> goal(GoalEvent event) {
        return DocumentRef.to(GOALS, event.goalId());
    }

    private static DocumentRef<CareerPlan> careerPlan(CareerPlanEvent event) {
        return DocumentRef.to(PLANS, event.planId());
    }
}
