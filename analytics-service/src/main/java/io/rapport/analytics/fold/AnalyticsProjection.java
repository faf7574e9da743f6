package io.rapport.analytics.fold;

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
import io.rapport.events.programme.Sponsor;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Projection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    public static final DocumentType<MemberMonth> MONTHS =
            new DocumentType<>("months", MemberMonth.class, List.of(DocumentIndex.byMember()));

    static final DocumentType<Story> STORIES = new DocumentType<>(
            "stories", Story.class, List.of(DocumentIndex.byMember().ascending("into")));

    /** How a member stands: one document each. */
    static final DocumentType<Standing> STANDINGS = new DocumentType<>("standings", Standing.class, List.of());

    /** Of a member who has any: one document each. */
    static final DocumentType<Habits> HABITS = new DocumentType<>("habits", Habits.class, List.of());

    /** The programmes of a tenant, by their ids. */
    public static final DocumentType<KnownProgramme> PROGRAMMES =
            new DocumentType<>("programmes", KnownProgramme.class, List.of());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<DocumentType<?>> documentTypes() {
        return List.of(MONTHS, STORIES, STANDINGS, HABITS, PROGRAMMES);
    }

    @Override
    public int version() {
        return 5;
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
        OfMember member = OfMember.of(envelope);
        return Plan.doing(documents -> {
                    documents.all(MONTHS).keySet().forEach(id -> documents.delete(new DocumentRef<>(MONTHS, id)));
                    documents.delete(member.standing());
                    documents.delete(member.habits());
                })
                .seeing(member.standing())
                .seeing(member.habits())
                .seeingAllOf(DocumentGroup.ofMember(MONTHS));
    }

    private static Plan ofMember(EventEnvelope envelope) {
        Optional<UnaryOperator<Standing>> otherwise = StandingFold.change(envelope);
        if (otherwise.isPresent()) {
            return standing(envelope, otherwise.get());
        }
        Plan plan = StoryFold.change(envelope.event())
                .map(change -> StoryPlans.of(envelope, change))
                .orElseGet(() -> joined(envelope));
        return envelope.event() instanceof GoalEvent event ? plan.and(HabitPlans.of(envelope, event)) : plan;
    }

    private static Plan joined(EventEnvelope envelope) {
        OfMember member = OfMember.of(envelope);
        return Plan.doing(documents -> member.known(envelope, documents)).seeing(member.standing());
    }

    /** All months are of other parts then, or of none, and weeks may begin on another day. */
    private static Plan standing(EventEnvelope envelope, UnaryOperator<Standing> change) {
        OfMember member = OfMember.of(envelope);
        return Plan.doing(documents -> {
                    Standing before = member.known(envelope, documents);
                    Standing now =
                            documents.update(member.standing(), kept -> change.apply(kept == null ? before : kept));
                    Habits habits = documents.find(member.habits()) == null
                            ? Habits.NONE
                            : member.updateHabits(documents, kept -> kept.judged(now.firstDayOfWeek()));
                    documents
                            .all(MONTHS)
                            .forEach((id, month) -> documents.update(
                                    new DocumentRef<>(MONTHS, id),
                                    kept -> (kept == null ? month : kept).of(habits, now)));
                })
                .seeing(member.standing())
                .seeing(member.habits())
                .seeingAllOf(DocumentGroup.ofMember(MONTHS));
    }
}
