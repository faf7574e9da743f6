package io.rapport.analytics.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one member did in one month of the world: counters, and nothing else.
 *
 * @param month as {@code 2026-03}
 * @param parts what each story counts in it, so that one can be counted anew
 * @param habits that began in it
 * @param counts the sums by what is counted, without those that are 0; none if the member opted out
 * @param cohort which part of each {@link Dimension} the member is in
 */
public record MemberMonth(
        String month,
        List<Part> parts,
        List<Habit> habits,
        Map<String, Integer> counts,
        String cohort,
        String programme,
        String coach,
        String session) {

    /** What one story counts in the month. */
    public record Part(UUID storyId, Map<String, Integer> counts) {}

    /** Ordered lists and maps, so that equal months are equal documents. */
    public MemberMonth {
        parts = List.copyOf(parts);
        habits = List.copyOf(habits);
    }

    static MemberMonth with(
            @Nullable MemberMonth before, String month, UUID storyId, Map<String, Integer> counts, Standing standing) {
        List<Part> parts = new ArrayList<>();
        if (before != null) {
            before.parts().stream()
                    .filter(part -> !part.storyId().equals(storyId))
                    .forEach(parts::add);
        }
        if (!counts.isEmpty()) {
            parts.add(new Part(storyId, new TreeMap<>(counts)));
        }
        return of(month, parts, before == null ? List.of() : before.habits(), standing);
    }

    /** With the habit in the place of what is known of it. */
    static MemberMonth with(@Nullable MemberMonth before, String month, Habit habit, Standing standing) {
        List<Habit> habits = new ArrayList<>();
        if (before != null) {
            before.habits().stream()
                    .filter(one -> !one.goalId().equals(habit.goalId()))
                    .forEach(habits::add);
        }
        habits.add(habit);
        return of(month, before == null ? List.of() : before.parts(), habits, standing);
    }

    /** With the habits as they are now. */
    MemberMonth with(List<Habit> now, Standing standing) {
        return of(month, parts, now, standing);
    }

    /** The same deeds of a member who stands otherwise now. */
    MemberMonth of(Standing standing) {
        return of(month, parts, habits, standing);
    }

    private static MemberMonth of(String month, List<Part> others, List<Habit> habits, Standing standing) {
        List<Part> parts = new ArrayList<>();
        others.stream().filter(part -> !part.storyId().equals(Habit.ALL)).forEach(parts::add);
        if (!habits.isEmpty()) {
            Map<String, Integer> ofHabits = new TreeMap<>();
            habits.forEach(habit -> habit.counts(standing.firstDayOfWeek())
                    .forEach((figure, many) -> ofHabits.merge(figure.name(), many, Integer::sum)));
            parts.add(new Part(Habit.ALL, ofHabits));
        }
        Map<String, Integer> sums = new TreeMap<>();
        if (!standing.out()) {
            for (Part part : parts) {
                part.counts().forEach((counted, many) -> sums.merge(counted, many, Integer::sum));
            }
        }
        return new MemberMonth(
                month,
                parts,
                habits,
                sums,
                standing.part(Dimension.COHORT, month),
                standing.part(Dimension.PROGRAMME, month),
                standing.part(Dimension.COACH, month),
                standing.part(Dimension.SESSION, month));
    }
}
