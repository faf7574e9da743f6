package io.rapport.query.models.network;

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
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The read model of the network as a whole: a document for each person, with what follows of all that was done with
 * them, and one for each entry, with the month in which it counts. No document holds a sum: MongoDB adds up what is
 * asked for, so that a late, a corrected or a retracted entry moves no figure but its own.
 */
@Component
final class NetworkProjection implements Projection {

    static final String NAME = "network";

    static final DocumentType<Someone> PEOPLE = new DocumentType<>(
            "people",
            Someone.class,
            List.of(
                    DocumentIndex.byMember().ascending("figures.metIn"),
                    DocumentIndex.byMember().ascending("meeting.occurredOn").ascending("relationshipId"),
                    DocumentIndex.byMember().ascending("capturedOn"),
                    DocumentIndex.byMember().ascending("figures.connectedIn"),
                    DocumentIndex.byMember().ascending("figures.driftsOn").ascending("relationshipId")));

    static final DocumentType<Act> ACTS = DocumentType.ofEntries(
            "acts",
            Act.class,
            List.of(
                    DocumentIndex.byMember().ascending("counted.month").ascending("counted.flow"),
                    DocumentIndex.byMember().ascending("deed.relationshipId")));

    static final DocumentType<Introduction> INTRODUCTIONS = new DocumentType<>(
            "introductions",
            Introduction.class,
            List.of(
                    DocumentIndex.byMember().ascending("figures.proposedIn"),
                    DocumentIndex.byMember().ascending("figures.madeIn"),
                    DocumentIndex.byMember().ascending("figures.toldIn")));

    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The first version knew no introductions, and not since when there are cards; the second knew no two records of
     * one person.
     */
    @Override
    public int version() {
        return 3;
    }

    /** A network is all that its member did. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.MEMBER;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(PEOPLE, ACTS, INTRODUCTIONS, CALENDARS);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(RelationshipEvent.class, IntroductionEvent.class, MemberEvent.class);
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RelationshipEvent event -> plan(envelope, event);
            case MemberEvent event -> MemberCalendars.plan(CALENDARS, envelope, event);
            case IntroductionEvent event ->
                Plan.put(
                        DocumentRef.to(INTRODUCTIONS, event.introductionId()),
                        before -> Introduction.after(before, event));
            case GoalEvent _,
                    GatheringEvent _,
                    SkillEvent _,
                    CareerPlanEvent _,
                    MissionEvent _,
                    CoachingEvent _,
                    ProgrammeEvent _ -> Plan.nothing();
        };
    }

    private static Plan plan(EventEnvelope envelope, RelationshipEvent event) {
        return switch (event) {
            case EntryCorrected corrected ->
                amend(envelope, event, corrected.entryId(), act -> act.corrected(corrected));
            case EntryRetracted retracted -> amend(envelope, event, retracted.entryId(), Act::fallen);
            case PersonDescribed described -> change(event, person -> person.described(described.person()));
            case PersonTagged tagged -> change(event, person -> person.tagged(tagged.tag()));
            case PersonUntagged untagged -> change(event, person -> person.untagged(untagged.tag()));
            case RelationshipArchived _, PersonForgotten _ -> change(event, person -> person.archived(true));
            case RelationshipRestored _ -> change(event, person -> person.archived(false));
            case Identity identity -> MergedActs.plan(envelope, identity);
            case ContactCaptured _,
                    RelationshipEvent.Encounter _,
                    RelationshipEvent.Knowledge _,
                    RelationshipEvent.Planning _,
                    RelationshipEvent.Help _,
                    CadenceSet _ ->
                Deed.told(envelope, event)
                        .map(deed -> tell(envelope, event, deed))
                        .orElseGet(Plan::nothing);
        };
    }

    private static Plan tell(EventEnvelope envelope, RelationshipEvent event, Deed deed) {
        Act act = Act.of(deed, event instanceof HelpOutcomeRecorded outcome && outcome.onTarget());
        Plan plan = Plan.create(act(deed.entryId()), () -> act);
        if (event instanceof ContactCaptured card) {
            return plan.and(Plan.create(
                    person(event),
                    () -> Someone.captured(
                            deed,
                            Someone.Description.of(
                                    card.person(),
                                    card.tags().stream().map(Someone.Label::of).toList()))));
        }
        if (event instanceof PersonMet met && envelope.sequence() == 0) {
            return plan.and(Plan.create(
                    person(event),
                    () -> Someone.met(
                            deed,
                            Someone.Description.of(
                                    met.person(),
                                    met.tags().stream().map(Someone.Label::of).toList()))));
        }
        return deed.kind().isEncounter() || deed.kind() == Deed.Kind.CERTAINTY
                ? plan.and(change(event, person -> person.plus(deed)))
                : plan;
    }

    private static Plan change(RelationshipEvent event, UnaryOperator<Someone> change) {
        return Plan.change(person(event), change);
    }

    private static Plan amend(
            EventEnvelope envelope, RelationshipEvent event, UUID entryId, UnaryOperator<Act> change) {
        return Plan.change(act(entryId), change)
                .and(Plan.doing(documents -> deriveAgain(envelope, event, documents))
                        .seeing(person(event))
                        .seeingAllOf(DocumentGroup.where(
                                ACTS,
                                "deed.relationshipId",
                                event.relationshipId().toString())));
    }

    private static void deriveAgain(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        Grounded.falling(deedsUpTo(envelope, event, documents))
                .forEach(deed -> documents.update(
                        act(deed.entryId()), before -> known(before).fallen()));
        List<Deed> deeds = deedsUpTo(envelope, event, documents);
        documents.update(
                person(event),
                before -> Objects.requireNonNull(before, "Every relationship begins with the meeting or a card")
                        .doing(deeds));
    }

    private static List<Deed> deedsUpTo(EventEnvelope envelope, RelationshipEvent event, Documents documents) {
        return deedsUpTo(envelope, event.relationshipId(), documents);
    }

    /** After a crash acts may be there that the event is not about yet; their own events will add them. */
    static List<Deed> deedsUpTo(EventEnvelope envelope, UUID record, Documents documents) {
        return documents.all(ACTS).values().stream()
                .map(Act::deed)
                .filter(deed -> deed.relationshipId().equals(record) && deed.recorded() <= envelope.position())
                .toList();
    }

    static Act known(@Nullable Act act) {
        return Objects.requireNonNull(act, "An entry is named that was never told");
    }

    static DocumentRef<Act> act(UUID entryId) {
        return DocumentRef.to(ACTS, entryId);
    }

    private static DocumentRef<Someone> person(RelationshipEvent event) {
        return DocumentRef.to(PEOPLE, event.relationshipId());
    }
}
