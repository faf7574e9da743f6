package io.rapport.query.rules.goal;

import io.rapport.events.goal.Tracking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a goal asked for, and when: an adjustment holds from its day on, and never rewrites what was judged before. A
 * count has one period, from its start to its deadline, so what is in force at its deadline judges it; a habit has
 * many, and each is judged by what was in force at its end.
 *
 * @param versions in the order in which they came into force
 */
public record Terms(
        List<Version> versions,
        List<DaysOff> pauses,
        @Nullable LocalDate closedOn) {

    /**
     * The terms as they were from a day on.
     *
     * @param from the first day on which it was in force
     */
    public record Version(LocalDate from, Tracking tracking) {}

    /**
     * Days of a habit between which its periods are not cut: neither was the unit another one, nor was there a gap.
     *
     * @param habits what was in force, in order; the last that began before the end of a period judges it
     */
    public record Stretch(CountingDays days, List<Version> habits) {

        public Tracking.Recurring judging(Period period) {
            Tracking judging = habits.getFirst().tracking();
            for (Version version : habits) {
                if (version.from().isBefore(period.endsBefore())) {
                    judging = version.tracking();
                }
            }
            return (Tracking.Recurring) judging;
        }

        public Tracking.Recurring latest() {
            return (Tracking.Recurring) habits.getLast().tracking();
        }
    }

    /**
     * What it asked for first, and then each time that it was adjusted.
     *
     * @param adjusted in the order of recording, each from the day that was stated
     */
    public static Terms of(Tracking first, List<Version> adjusted, List<DaysOff> pauses, @Nullable LocalDate closedOn) {
        List<Version> versions = new ArrayList<>();
        versions.add(new Version(LocalDate.MIN, first));
        for (Version next : adjusted) {
            versions.add(new Version(later(versions.getLast().from(), next.from()), next.tracking()));
        }
        return new Terms(versions, pauses, closedOn);
    }

    /** What judges the goal as a whole. A deadline that was over is not opened again but by a later one. */
    public Tracking judging() {
        Tracking now = versions.getLast().tracking();
        if (!(now instanceof Tracking.Counted counted)) {
            return now;
        }
        Tracking then = now;
        for (Version version : versions) {
            if (!version.from().isAfter(counted.deadline())) {
                then = version.tracking();
            }
        }
        return then instanceof Tracking.Counted ? then : now;
    }

    public CountingDays countingDays(Tracking tracking) {
        return new CountingDays(tracking.startsOn(), earlier(tracking.deadline(), closedOn), pauses);
    }

    /** What is counted in one period or another; nothing if the goal is judged by the member alone. */
    public List<CountingRule> rules() {
        return switch (judging()) {
            case Tracking.Counted counted -> List.of(CountingRule.of(counted));
            case Tracking.Recurring _ ->
                stretches().stream()
                        .flatMap(stretch -> stretch.habits().stream())
                        .map(version -> CountingRule.of(version.tracking()))
                        .distinct()
                        .toList();
            case Tracking.Qualitative _ -> List.of();
        };
    }

    /** The first day on which anything may count. */
    public LocalDate firstDay() {
        return judging() instanceof Tracking.Recurring
                ? stretches().getFirst().days().first()
                : judging().startsOn();
    }

    /** The stretches of a habit, the present one last. */
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            boolean present = i == versions.size() - 1;
            if (!(version.tracking() instanceof Tracking.Recurring habit)) {
                continue;
            }
            LocalDate replaced = present ? null : versions.get(i + 1).from().minusDays(1);
            LocalDate last = earlier(earlier(habit.deadline(), closedOn), replaced);
            CountingDays days = new CountingDays(later(version.from(), start(i)), last, pauses);
            if (!present && days.last() != null && days.isOver(days.first())) {
                continue;
            }
            Stretch before = stretches.isEmpty() ? null : stretches.getLast();
            if (before != null && goesOn(before, habit, days)) {
                stretches.removeLast();
                CountingDays both = new CountingDays(before.days().first(), days.last(), pauses);
                stretches.add(new Stretch(
                        both,
                        Stream.concat(before.habits().stream(), Stream.of(version))
                                .toList()));
            } else {
                stretches.add(new Stretch(days, List.of(version)));
            }
        }
        return stretches;
    }

    private static boolean goesOn(Stretch before, Tracking.Recurring habit, CountingDays days) {
        LocalDate last = before.days().last();
        return before.latest().period() == habit.period()
                && last != null
                && !last.plusDays(1).isBefore(days.first());
    }

    /** A start that was put earlier later on opens its days to what was in force first. */
    private LocalDate start(int version) {
        return versions.subList(version, versions.size()).stream()
                .map(each -> each.tracking().startsOn())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
