package io.rapport.analytics.fold;

import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Tracking;
import io.rapport.query.rules.goal.CountingRule;
import io.rapport.query.rules.goal.DaysOff;
import io.rapport.query.rules.goal.Terms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A goal for each week, with all that counts in the first weeks of its life: what it says of its month is counted anew
 * whenever something of it changes.
 *
 * @param first what it asked for when it was set; nothing that is words is kept of it
 * @param adjusted what it asked for later on, each from its day
 * @param excused days of which each excuses its week
 * @param closedOn absent while it is pursued
 * @param givenUp whether it was closed as missed or dropped
 * @param byWords whether it ever asked for words; then its weeks cannot be counted
 * @param counts what it says of the month in which its first day is
 */
record Habit(
        UUID goalId,
        Tracking.Recurring first,
        List<Terms.Version> adjusted,
        List<DaysOff> pauses,
        List<LocalDate> excused,
        @Nullable LocalDate closedOn,
        boolean givenUp,
        boolean byWords,
        List<Done> done,
        Counts counts) {

    private static final Comparator<Done> IN_ORDER =
            Comparator.comparing(Done::on).thenComparing(Done::storyId).thenComparingInt(Done::rule);

    Habit {
        adjusted = List.copyOf(adjusted);
        pauses = List.copyOf(pauses);
        excused = List.copyOf(excused);
        done = List.copyOf(done);
    }

    static boolean isWeekly(Tracking tracking) {
        return tracking instanceof Tracking.Recurring habit && habit.period() == Tracking.PeriodUnit.WEEK;
    }

    static Habit set(UUID goalId, Tracking.Recurring tracking) {
        return new Habit(
                goalId,
                (Tracking.Recurring) wordless(tracking),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                isByWords(tracking),
                List.of(),
                Counts.NONE);
    }

    Habit adjusted(LocalDate on, Tracking tracking) {
        return new Habit(
                goalId,
                first,
                append(adjusted, new Terms.Version(on, wordless(tracking))),
                pauses,
                excused,
                closedOn,
                givenUp,
                byWords || (isWeekly(tracking) && isByWords(tracking)),
                List.of(),
                counts);
    }

    Habit paused(LocalDate from) {
        return pausing(append(pauses, new DaysOff(from, null)));
    }

    Habit resumed(LocalDate from) {
        return pausing(pauses.stream().map(pause -> pause.endedBy(from)).toList());
    }

    private Habit pausing(List<DaysOff> now) {
        return new Habit(goalId, first, adjusted, now, excused, closedOn, givenUp, byWords, done, counts);
    }

    Habit excused(LocalDate day) {
        return new Habit(
                goalId, first, adjusted, pauses, append(excused, day), closedOn, givenUp, byWords, done, counts);
    }

    Habit closed(LocalDate on, boolean asGivenUp) {
        return new Habit(goalId, first, adjusted, pauses, excused, on, asGivenUp, byWords, done, counts);
    }

    /** With what this story has now in the place of what it had. */
    Habit with(Story story) {
        if (byWords) {
            return this;
        }
        List<CountingRule> rules = rules();
        List<Done> all = new ArrayList<>();
        done.stream().filter(one -> !one.storyId().equals(story.storyId())).forEach(all::add);
        for (int i = 0; i < rules.size(); i++) {
            Done.of(story, rules.get(i), i).stream()
                    .filter(one -> Weeks.mayHold(first.startsOn(), one.on()))
                    .forEach(all::add);
        }
        all.sort(IN_ORDER);
        return all.equals(done)
                ? this
                : new Habit(goalId, first, adjusted, pauses, excused, closedOn, givenUp, false, all, counts);
    }

    private List<CountingRule> rules() {
        return Stream.concat(Stream.of(first), adjusted.stream().map(Terms.Version::tracking))
                .map(CountingRule::of)
                .distinct()
                .toList();
    }

    /** With its weeks judged anew. */
    Habit judged(DayOfWeek firstDayOfWeek) {
        Counts.Sum sum = new Counts.Sum();
        sum.add(Figure.WEEKLY_HABITS, 1);
        sum.add(byWords ? Figure.HABITS_BY_WORDS : Figure.HABITS_FOLLOWED, 1);
        if (!byWords) {
            new Weeks(this, rules(), firstDayOfWeek).countIn(sum);
        }
        Counts now = sum.counts();
        return now.equals(counts)
                ? this
                : new Habit(goalId, first, adjusted, pauses, excused, closedOn, givenUp, byWords, done, now);
    }

    /** In which it counts. */
    YearMonth month() {
        return YearMonth.from(first.startsOn());
    }

    Terms terms() {
        return Terms.of(first, adjusted, pauses, closedOn);
    }

    /** Whether anything is asked for that is words: about an area, an industry, a tag, a skill. */
    private static boolean isByWords(Tracking tracking) {
        Filter filter = CountingRule.of(tracking).filter();
        return !filter.equals(wordless(filter));
    }

    private static Filter wordless(Filter filter) {
        return new Filter(
                filter.expert(),
                null,
                null,
                filter.relationshipKind(),
                filter.gatheringKind(),
                filter.newConnectionsOnly(),
                null,
                filter.gatheringRole(),
                null);
    }

    private static Tracking wordless(Tracking tracking) {
        return switch (tracking) {
            case Tracking.Counted it ->
                new Tracking.Counted(it.target(), it.measure(), wordless(it.filter()), it.startsOn(), it.deadline());
            case Tracking.Recurring it ->
                new Tracking.Recurring(
                        it.target(), it.measure(), wordless(it.filter()), it.period(), it.startsOn(), it.deadline());
            case Tracking.Qualitative it -> it;
        };
    }

    private static <T> List<T> append(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
