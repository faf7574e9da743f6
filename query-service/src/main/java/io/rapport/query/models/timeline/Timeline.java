package io.rapport.query.models.timeline;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.Identity;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.merges.Merge;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.projection.Sources;
import io.rapport.query.rules.MemberCalendar;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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

    /**
     * What belongs to two people, once more. There is little of it, so that an index over both costs the entries of one
     * nothing.
     */
    static final DocumentType<TimelineEntry> ENTRIES_OF_TWO = DocumentType.ofEntries(
            "entries-of-two",
            TimelineEntry.class,
            List.of(DocumentIndex.byMember()
                    .ascending("relationshipIds")
                    .descending("occurredAt")
                    .descending("entryId")));

    /** By which the day is told of what nobody dated. */
    static final DocumentType<MemberCalendar> CALENDARS = MemberCalendars.documentType();

    static final DocumentType<Merge> MERGES = Merges.documentType();

    /** The contexts beside theirs in which people are told of. One list for all fields, so that one fold has them. */
    private static final List<Class<? extends RapportEvent>> ABOUT_PEOPLE =
            List.of(MissionEvent.class, SkillEvent.class, IntroductionEvent.class);

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The first version knew no cards, evenings hosted, skills, career plans, missions or introductions; the second one
     * knew no coach; the third no two records of one person.
     */
    @Override
    public int version() {
        return 4;
    }

    /** A page is read anew each time. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(ENTRIES, ENTRIES_OF_TWO, CALENDARS, MERGES);
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                RelationshipEvent.class,
                GoalEvent.class,
                GatheringEvent.class,
                SkillEvent.class,
                CareerPlanEvent.class,
                MissionEvent.class,
                IntroductionEvent.class,
                CoachingEvent.class,
                MemberEvent.class);
    }

    /** Of a relationship alone: what is found by the id of an entry, or by nothing, may be of any aggregate. */
    @Override
    public Sources sources() {
        return Sources.joinedBy(Identity.class)
                .ofAggregate(MERGES, "_id", ABOUT_PEOPLE)
                .ofAggregate(MERGES, "into", ABOUT_PEOPLE)
                .ofAggregate(ENTRIES, "relationshipId", ABOUT_PEOPLE)
                .ofAggregate(ENTRIES_OF_TWO, "relationshipIds", ABOUT_PEOPLE)
                .ofAggregate(CALENDARS, "_id");
    }

    @Override
    public Plan plan(EventEnvelope event) {
        if (event.event() instanceof MemberEvent chosen) {
            return MemberCalendars.plan(CALENDARS, event, chosen);
        }
        TimelineFold fold = TimelineFold.of(event);
        Plan plan = plan(event, fold, ENTRIES);
        return switch (event.event()) {
            case IntroductionEvent _, RelationshipMerged _, RelationshipSplit _ ->
                plan.and(plan(event, fold, ENTRIES_OF_TWO));
            case RelationshipAbsorbed one ->
                Merges.plan(MERGES, one)
                        .and(move(
                                one.absorbedId(),
                                entry -> one.absorbedId().equals(entry.relationshipId()),
                                draft -> draft.takenOverBy(one.relationshipId())));
            case RelationshipReleased one ->
                Merges.plan(MERGES, one)
                        .and(move(
                                one.relationshipId(),
                                entry -> one.releasedId().equals(entry.recordedAs()),
                                EntryDraft::givenBack));
            default -> plan;
        };
    }

    /** Entries are found under the record that stands for the person, and go back. */
    private static Plan move(UUID from, Predicate<TimelineEntry> which, UnaryOperator<EntryDraft> change) {
        return Plan.doing(documents -> documents.all(ENTRIES).values().stream()
                        .filter(which)
                        .forEach(entry -> documents.update(
                                DocumentRef.to(ENTRIES, entry.entryId()),
                                before -> change.apply(EntryDraft.of(Objects.requireNonNull(before)))
                                        .done())))
                .seeingAllOf(DocumentGroup.where(ENTRIES, "relationshipId", from.toString()));
    }

    private static Plan plan(EventEnvelope event, TimelineFold.Noted noted, DocumentType<TimelineEntry> entries) {
        DocumentRef<MemberCalendar> calendar = new DocumentRef<>(CALENDARS, event.key());
        DocumentRef<TimelineEntry> entry = DocumentRef.to(entries, noted.entryId());
        return Plan.doing(documents -> {
                    MemberCalendar chosen = documents.find(calendar);
                    MemberCalendar members = chosen == null ? MemberCalendar.DEFAULT : chosen;
                    documents.update(entry, before -> noted.on().apply(members.dayOf(event.recordedAt())));
                })
                .seeing(calendar)
                .creating(entry);
    }

    private static Plan plan(EventEnvelope event, TimelineFold fold, DocumentType<TimelineEntry> entries) {
        return switch (fold) {
            case TimelineFold.Told told ->
                Plan.create(DocumentRef.to(entries, told.entry().entryId()), told::entry);
            case TimelineFold.Amended amended ->
                Plan.change(
                        DocumentRef.to(entries, amended.entryId()),
                        before ->
                                amended.amendment().apply(EntryDraft.of(before)).done());
            case TimelineFold.Noted noted -> plan(event, noted, entries);
            case TimelineFold.NotTold _ -> Plan.nothing();
        };
    }
}
