package io.rapport.analytics.fold;

import io.rapport.events.Dated;
import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.events.RapportEvent;
import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.goal.Tracking;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.programme.Sponsor;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps one document a member and month. Each part of it is counted anew from its story, never raised by a difference;
 * so an event that comes again counts once, and what moves to another month is gone from the first.
 */
@Component
public final class AnalyticsProjection implements Projection {

    public static final String NAME = "analytics";

    public static final DocumentType<MemberMonth> MONTHS = new DocumentType<>(
            "months",
            MemberMonth.class,
            List.of(DocumentIndex.byMember().ascending("parts.storyId"), DocumentIndex.ofWhoIsNamedIn("month")));

    static final DocumentType<Story> STORIES = new DocumentType<>(
            "stories", Story.class, List.of(DocumentIndex.byMember().ascending("into")));

    @Override
    public String name() {
        return NAME;
    }

    /** How a member stands: one document each. */
    static final DocumentType<Standing> STANDINGS = new DocumentType<>("standings", Standing.class, List.of());

    /** The programmes of a tenant, by their ids. */
    public static final DocumentType<KnownProgramme> PROGRAMMES =
            new DocumentType<>("programmes", KnownProgramme.class, List.of());

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(MONTHS, STORIES, STANDINGS, PROGRAMMES);
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<Class<? extends RapportEvent>> follows() {
        return Set.of(
                RelationshipEvent.class,
                GoalEvent.class,
                MissionEvent.class,
                IntroductionEvent.class,
                GatheringEvent.class,
                SkillEvent.class,
                CareerPlanEvent.class,
                CoachingEvent.class,
                ProgrammeEvent.class,
                MemberEvent.class);
    }

    /** Nothing is answered from what one member has. */
    @Override
    public KeptBy answersKeptBy() {
        return KeptBy.NOTHING;
    }

    @Override
    public Plan plan(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case MemberEvent.MemberForgotten _ -> forgotten(envelope);
            case ProgrammeEvent.ProgrammeOpened e -> programme(e.programmeId(), e.sponsor(), e.from(), e.to());
            case ProgrammeEvent.ProgrammeChanged e -> programme(e.programmeId(), e.sponsor(), e.from(), e.to());
            case ProgrammeEvent.ProgrammeClosed _ -> Plan.nothing();
            default -> ofMember(envelope);
        };
    }

    private static Plan programme(UUID id, @Nullable Sponsor sponsor, LocalDate from, @Nullable LocalDate to) {
        return Plan.put(
                DocumentRef.to(PROGRAMMES, id),
                before -> new KnownProgramme(id, sponsor == null ? null : sponsor.userId(), from, to));
    }

    /** Who is forgotten is in no figure any more. Their stories are without a name, and nothing comes to them. */
    private static Plan forgotten(EventEnvelope envelope) {
        return Plan.doing(documents -> {
                    documents.all(MONTHS).keySet().forEach(id -> documents.delete(new DocumentRef<>(MONTHS, id)));
                    documents.delete(standing(envelope));
                })
                .seeing(standing(envelope))
                .seeingAllOf(DocumentGroup.ofMember(MONTHS));
    }

    private static Plan ofMember(EventEnvelope envelope) {
        Optional<UnaryOperator<Standing>> otherwise = StandingFold.change(envelope);
        if (otherwise.isPresent()) {
            return standing(envelope, otherwise.get());
        }
        Plan plan = StoryFold.change(envelope.event())
                .map(change -> plan(envelope, change))
                .orElseGet(() ->
                        Plan.doing(documents -> known(envelope, documents)).seeing(standing(envelope)));
        return envelope.event() instanceof GoalEvent event ? plan.and(habits(envelope, event)) : plan;
    }

    /** A habit begins with all that was done before in its weeks, and so it does with other terms. */
    private static Plan habits(EventEnvelope envelope, GoalEvent event) {
        if (event instanceof GoalEvent.GoalSet set
                && set.tracking() instanceof Tracking.Recurring tracking
                && Habit.isWeekly(tracking)) {
            DocumentRef<MemberMonth> ref = month(envelope, YearMonth.from(tracking.startsOn()));
            return Plan.doing(documents -> {
                        Habit habit = counting(Habit.set(set.goalId(), tracking), documents);
                        Standing standing = known(envelope, documents);
                        String month = YearMonth.from(tracking.startsOn()).toString();
                        documents.update(ref, before -> MemberMonth.with(before, month, habit, standing));
                    })
                    .seeing(ref)
                    .seeing(standing(envelope))
                    .seeingAllOf(DocumentGroup.ofMember(STORIES));
        }
        Optional<UnaryOperator<Habit>> change = HabitFold.change(event, envelope.recordedAt());
        if (change.isEmpty()) {
            return Plan.nothing();
        }
        boolean otherwise = event instanceof GoalEvent.GoalAdjusted;
        Plan plan = Plan.doing(documents -> changeHabits(envelope, documents, habit -> {
                    if (!habit.goalId().equals(event.goalId())) {
                        return habit;
                    }
                    Habit now = change.get().apply(habit);
                    return otherwise ? counting(now, documents) : now;
                }))
                .seeing(standing(envelope))
                .seeingAllOf(DocumentGroup.where(MONTHS, "parts.storyId", Habit.ALL.toString()));
        return otherwise ? plan.seeingAllOf(DocumentGroup.ofMember(STORIES)) : plan;
    }

    private static Habit counting(Habit habit, Documents documents) {
        Habit counting = habit;
        for (Story story : documents.all(STORIES).values()) {
            counting = counting.with(story);
        }
        return counting;
    }

    private static void changeHabits(EventEnvelope envelope, Documents documents, UnaryOperator<Habit> change) {
        Standing standing = known(envelope, documents);
        documents.all(MONTHS).forEach((id, month) -> {
            List<Habit> now = month.habits().stream().map(change).toList();
            if (!now.equals(month.habits())) {
                documents.update(
                        new DocumentRef<>(MONTHS, id), kept -> (kept == null ? month : kept).with(now, standing));
            }
        });
    }

    /** All months are of other parts then, or of none. */
    private static Plan standing(EventEnvelope envelope, UnaryOperator<Standing> change) {
        return Plan.doing(documents -> {
                    Standing before = known(envelope, documents);
                    Standing now =
                            documents.update(standing(envelope), kept -> change.apply(kept == null ? before : kept));
                    documents
                            .all(MONTHS)
                            .forEach((id, month) -> documents.update(
                                    new DocumentRef<>(MONTHS, id), kept -> (kept == null ? month : kept).of(now)));
                })
                .seeing(standing(envelope))
                .seeingAllOf(DocumentGroup.ofMember(MONTHS));
    }

    /** How the member stands, who has joined now if this is the first that they recorded. */
    private static Standing known(EventEnvelope envelope, Documents documents) {
        Standing before = documents.find(standing(envelope));
        Standing known = before == null ? Standing.UNKNOWN : before;
        if (known.joined() != null || !envelope.actor().equals(envelope.memberId())) {
            return known;
        }
        return documents.update(
                standing(envelope), kept -> (kept == null ? known : kept).joining(StandingFold.monthOf(envelope)));
    }

    private static Plan plan(EventEnvelope envelope, UnaryOperator<Story> change) {
        UUID storyId = storyOf(envelope.event());
        DocumentRef<Story> own = DocumentRef.to(STORIES, storyId);
        Plan plan = Plan.doing(documents -> {
                    DocumentRef<Story> ref = DocumentRef.to(STORIES, holder(envelope.event(), storyId, documents));
                    Story story = documents.update(
                            ref, before -> change.apply(before == null ? Story.begun(storyId) : before));
                    count(envelope, story, known(envelope, documents), documents);
                    changeHabits(envelope, documents, habit -> habit.with(story));
                })
                .seeing(own)
                .seeing(standing(envelope))
                .seeingAllOf(DocumentGroup.where(MONTHS, "parts.storyId", Habit.ALL.toString()));
        plan = switch (envelope.event()) {
            // An entry may be in another record of the same person, and both may have moved the person to another
            // month.
            case RelationshipEvent.Amendment _ ->
                plan.seeingAllOf(DocumentGroup.where(STORIES, "into", storyId.toString()))
                        .seeingAllOf(DocumentGroup.ofMember(MONTHS));
            case RelationshipEvent.Identity _ -> plan.seeingAllOf(DocumentGroup.ofMember(MONTHS));
            default -> plan.seeingAllOf(DocumentGroup.where(MONTHS, "parts.storyId", storyId.toString()));
        };
        LocalDate day = dayOf(envelope.event());
        return day == null ? plan : plan.seeing(month(envelope, YearMonth.from(day)));
    }

    /** Every fact that stands counts in its own month; so whatever is counted anew is in a month that is seen. */
    private static void count(EventEnvelope envelope, Story story, Standing standing, Documents documents) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        story.counts().forEach((month, counted) -> counts.put(month.toString(), counted));
        Set<String> months = new TreeSet<>(counts.keySet());
        for (MemberMonth known : documents.all(MONTHS).values()) {
            if (known.parts().stream().anyMatch(part -> part.storyId().equals(story.storyId()))) {
                months.add(known.month());
            }
        }
        for (String month : months) {
            DocumentRef<MemberMonth> ref = month(envelope, YearMonth.parse(month));
            Map<String, Integer> now = counts.getOrDefault(month, Map.of());
            if (!isCounted(documents.find(ref), story.storyId(), now)) {
                documents.update(ref, before -> MemberMonth.with(before, month, story.storyId(), now, standing));
            }
        }
    }

    private static boolean isCounted(@Nullable MemberMonth month, UUID storyId, Map<String, Integer> now) {
        return month != null
                && now.equals(month.parts().stream()
                        .filter(part -> part.storyId().equals(storyId))
                        .findFirst()
                        .map(MemberMonth.Part::counts)
                        .orElse(Map.of()));
    }

    /** The story whose entry it is about: its own, or that of another record of the same person. */
    private static UUID holder(RapportEvent event, UUID storyId, Documents documents) {
        UUID entryId = switch (event) {
            case RelationshipEvent.EntryCorrected e -> e.entryId();
            case RelationshipEvent.EntryRetracted e -> e.entryId();
            default -> null;
        };
        if (entryId == null) {
            return storyId;
        }
        return documents.all(STORIES).values().stream()
                .filter(story -> storyId.equals(story.into()) && story.has(entryId))
                .map(Story::storyId)
                .findFirst()
                .orElse(storyId);
    }

    private static UUID storyOf(RapportEvent event) {
        return switch (event) {
            case RelationshipEvent e -> e.relationshipId();
            case GoalEvent e -> e.goalId();
            case MissionEvent e -> e.missionId();
            case IntroductionEvent e -> e.introductionId();
            case GatheringEvent e -> e.gatheringId();
            case SkillEvent.SkillPractised e -> e.entryId();
            case SkillEvent.PracticeCorrected e -> e.entryId();
            case SkillEvent.PracticeRetracted e -> e.entryId();
            default -> throw new IllegalArgumentException("It counts nothing");
        };
    }

    private static @Nullable LocalDate dayOf(RapportEvent event) {
        return switch (event) {
            case Dated dated -> dated.occurredOn();
            case GoalEvent.GoalSet set -> set.setOn();
            case GoalEvent.GoalClosed closed -> closed.closedOn();
            case MissionEvent.MissionPlanned planned -> planned.on();
            default -> null;
        };
    }

    private static DocumentRef<Standing> standing(EventEnvelope envelope) {
        return new DocumentRef<>(STANDINGS, MemberKey.of(envelope.tenantId(), envelope.memberId()));
    }

    private static DocumentRef<MemberMonth> month(EventEnvelope envelope, YearMonth month) {
        return new DocumentRef<>(MONTHS, MemberKey.of(envelope.tenantId(), envelope.memberId()) + "/" + month);
    }
}
