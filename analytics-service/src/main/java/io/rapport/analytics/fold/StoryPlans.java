package io.rapport.analytics.fold;

import io.rapport.events.Dated;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.projection.Seen;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is done about an event that changes a {@link Story}: it counts anew in all months in which it ever was. */
final class StoryPlans {

    private final EventEnvelope envelope;
    private final UUID storyId;
    private final OfMember member;

    /** In which the event tells that something happened. */
    private final @Nullable String month;

    private StoryPlans(EventEnvelope envelope) {
        this.envelope = envelope;
        this.storyId = storyOf(envelope.event());
        this.member = OfMember.of(envelope);
        LocalDate day = dayOf(envelope.event());
        this.month = day == null ? null : YearMonth.from(day).toString();
    }

    static Plan of(EventEnvelope envelope, UnaryOperator<Story> change) {
        return new StoryPlans(envelope).plan(change);
    }

    private Plan plan(UnaryOperator<Story> change) {
        DocumentRef<Story> own = DocumentRef.to(AnalyticsProjection.STORIES, storyId);
        Plan plan = Plan.doing(documents -> change(change, documents));
        // What an aggregate begins with begins its story.
        plan = envelope.sequence() == 0 ? plan.creating(own) : plan.seeing(own);
        if (envelope.event() instanceof RelationshipEvent.Amendment) {
            // The entry may be in another record of the same person.
            plan = plan.seeingAllOf(DocumentGroup.where(AnalyticsProjection.STORIES, "into", storyId.toString()));
        }
        plan = plan.seeing(member.standing()).seeingThen(this::others);
        return month == null ? plan : plan.seeing(member.month(month));
    }

    /** The months of the story, and the habits if anything in these months may count for one. */
    private Set<DocumentRef<?>> others(Seen seen) {
        Story story = seen.find(holder(seen));
        List<String> months = story == null ? List.of() : story.months();
        Set<DocumentRef<?>> others = new HashSet<>();
        for (String one : months) {
            others.add(member.month(one));
        }
        if (HabitFold.mayCount(envelope.event())) {
            Standing standing = member.standing(seen);
            Set<String> ofHabits = standing.habitsThatMaySee(months);
            if (month != null) {
                ofHabits.addAll(standing.habitsThatMaySee(List.of(month)));
            }
            if (!ofHabits.isEmpty()) {
                ofHabits.forEach(one -> others.add(member.month(one)));
                others.add(member.habits());
            }
        }
        return others;
    }

    private void change(UnaryOperator<Story> change, Documents documents) {
        Map<String, Counts> counts = new HashMap<>();
        Story story = documents.update(holder(documents), before -> {
            Story now =
                    change.apply(before == null ? Story.begun(storyId) : before).inItsMonths();
            counts.putAll(now.counts());
            return now;
        });
        if (counts.isEmpty()) {
            // The story has had the event already, and its months perhaps not.
            counts.putAll(story.counts());
        }
        Standing standing = member.known(envelope, documents);
        for (String month : story.months()) {
            member.count(month, story.storyId(), counts.getOrDefault(month, Counts.NONE), standing, documents);
        }
        if (!HabitFold.mayCount(envelope.event())) {
            return;
        }
        Set<String> ofHabits = standing.habitsThatMaySee(story.months());
        if (!ofHabits.isEmpty() && documents.find(member.habits()) != null) {
            Habits habits = member.updateHabits(
                    documents, before -> before.changed(habit -> habit.with(story), standing.firstDayOfWeek()));
            for (String month : ofHabits) {
                member.count(YearMonth.parse(month), habits, standing, documents);
            }
        }
    }

    /** The story whose entry it is about: its own, or that of another record of the same person. */
    private DocumentRef<Story> holder(Seen seen) {
        UUID entryId = switch (envelope.event()) {
            case RelationshipEvent.EntryCorrected e -> e.entryId();
            case RelationshipEvent.EntryRetracted e -> e.entryId();
            default -> null;
        };
        UUID holder = entryId == null
                ? storyId
                : seen.all(AnalyticsProjection.STORIES).values().stream()
                        .filter(story -> storyId.equals(story.into()) && story.has(entryId))
                        .map(Story::storyId)
                        .findFirst()
                        .orElse(storyId);
        return DocumentRef.to(AnalyticsProjection.STORIES, holder);
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
}
