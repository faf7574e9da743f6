package io.rapport.analytics.fold;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts one {@link Story}. */
final class Counting {

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    /** Nearly always one or two, so that they are found by looking at each. */
    private final List<InMonth> months = new ArrayList<>(2);

    private final List<Fact> facts;
    private final boolean merged;
    private final Set<Figure> kinds = EnumSet.noneOf(Figure.class);

    /** What is being counted in a month, which is told by one of its days. */
    private record InMonth(LocalDate day, Counts.Sum sum) {

        boolean holds(LocalDate other) {
            return day.getMonthValue() == other.getMonthValue() && day.getYear() == other.getYear();
        }
    }

    private Counting(Story story) {
        facts = story.standing();
        merged = story.into() != null;
        facts.forEach(fact -> kinds.add(fact.kind()));
    }

    static Map<String, Counts> of(Story story) {
        Counting counting = new Counting(story);
        counting.countEntries();
        counting.countAnswers();
        counting.countReferences();
        counting.countDebriefs();
        counting.countRapport();
        counting.countGoal();
        if (!counting.merged) {
            counting.countPerson();
        }
        Map<String, Counts> byMonth = new HashMap<>();
        counting.months.forEach(month ->
                byMonth.put(YearMonth.from(month.day()).toString(), month.sum().counts()));
        return byMonth;
    }

    private Counts.Sum in(LocalDate on) {
        for (InMonth month : months) {
            if (month.holds(on)) {
                return month.sum();
            }
        }
        InMonth another = new InMonth(on, new Counts.Sum());
        months.add(another);
        return another.sum();
    }

    private void add(LocalDate on, Figure figure, int many) {
        in(on).add(figure, many);
    }

    private void add(LocalDate on, Figure figure) {
        add(on, figure, 1);
    }

    private void countEntries() {
        for (Fact fact : facts) {
            if (merged && beginsAPerson(fact)) {
                // The person is counted where the other record is.
                continue;
            }
            Counts.Sum sum = in(fact.on());
            if (fact.kind().isEntry()) {
                sum.add(Figure.ENTRIES, 1);
            }
            if (fact.is(Figure.HELP_ANSWERED)) {
                // What became of an answer is told by the others of its offer.
                sum.add(Figure.HELP_ANSWERED, 1);
            } else {
                fact.figures().forEach(figure -> sum.add(figure, 1));
            }
            countRating(fact);
        }
    }

    private static boolean beginsAPerson(Fact fact) {
        return fact.is(Figure.CAPTURES) || fact.is(Figure.MEETINGS);
    }

    private void countRating(Fact fact) {
        Integer value = fact.value();
        if (value == null) {
            return;
        }
        boolean comfort = fact.is(Figure.DEBRIEFS) || fact.is(Figure.PRACTICES);
        add(fact.on(), comfort ? Figure.COMFORT_RATED : Figure.RAPPORT_RATED);
        add(fact.on(), comfort ? Figure.COMFORT_POINTS : Figure.RAPPORT_POINTS, value);
    }

    private void countAnswers() {
        if (!kinds.contains(Figure.HELP_ANSWERED)) {
            return;
        }
        Map<UUID, Fact> latest = new HashMap<>();
        Set<UUID> done = new HashSet<>();
        Set<UUID> wanted = new HashSet<>();
        for (Fact fact : facts) {
            UUID offer = fact.of();
            if (offer != null && fact.is(Figure.HELP_ANSWERED)) {
                latest.merge(offer, fact, (one, next) -> next.at().isBefore(one.at()) ? one : next);
                if (fact.is(Figure.HELP_WANTED)) {
                    wanted.add(offer);
                }
            } else if (offer != null && fact.is(Figure.HELP_DONE)) {
                done.add(offer);
            }
        }
        for (Fact fact : facts) {
            UUID offer = fact.of();
            if (offer == null || !fact.is(Figure.HELP_ANSWERED)) {
                continue;
            }
            if (!fact.equals(latest.get(offer))) {
                add(fact.on(), Figure.HELP_ANSWER_REPLACED);
                continue;
            }
            add(fact.on(), fact.figures().get(1));
            if (fact.is(Figure.HELP_POLITE)) {
                boolean overridden = done.contains(offer) && !wanted.contains(offer);
                add(fact.on(), overridden ? Figure.POLITE_OVERRIDDEN : Figure.POLITE_RESPECTED);
            }
        }
    }

    private void countReferences() {
        if (!kinds.contains(Figure.FOLLOW_UPS)) {
            return;
        }
        @Nullable Set<UUID> standing = null;
        for (Fact fact : facts) {
            if (!fact.is(Figure.FOLLOW_UPS)) {
                continue;
            }
            UUID said = fact.of();
            if (said != null && standing == null) {
                standing = facts.stream().map(Fact::entryId).collect(Collectors.toSet());
            }
            boolean refers = said != null && standing != null && standing.contains(said);
            add(fact.on(), refers ? Figure.FOLLOW_UPS_REFERRING : Figure.FOLLOW_UPS_IN_OWN_WORDS);
        }
    }

    private void countDebriefs() {
        if (!kinds.contains(Figure.DEBRIEFS)) {
            return;
        }
        @Nullable LocalDate mission = first(Figure.MISSIONS_PLANNED);
        facts.stream().filter(fact -> fact.is(Figure.DEBRIEFS)).forEach(debrief -> {
            long days = ChronoUnit.DAYS.between(mission == null ? debrief.on() : mission, debrief.on());
            in(debrief.on()).add(Gap.DEBRIEFED, days);
            add(
                    debrief.on(),
                    days <= 1
                            ? Figure.DEBRIEFED_BY_NEXT_DAY
                            : days <= WEEK ? Figure.DEBRIEFED_WITHIN_A_WEEK : Figure.DEBRIEFED_LATER);
        });
    }

    private void countPerson() {
        @Nullable LocalDate captured = first(Figure.CAPTURES);
        @Nullable LocalDate met = first(Figure.MEETINGS);
        @Nullable LocalDate begun = captured == null || (met != null && met.isBefore(captured)) ? met : captured;
        if (begun == null) {
            return;
        }
        add(begun, Figure.FUNNEL_BEGUN);
        @Nullable LocalDate certain = first(Figure.CERTAINTIES);
        if (certain != null) {
            add(certain, Figure.PEOPLE_CERTAIN);
        }
        if (met == null) {
            return;
        }
        add(begun, Figure.FUNNEL_MET);
        if (captured != null) {
            add(begun, Figure.CARDS_MET);
            add(begun, Gap.MET, captured, met);
        }
        @Nullable LocalDate followedUp = first(Figure.FOLLOW_UPS, met);
        if (followedUp == null) {
            return;
        }
        add(begun, Figure.FUNNEL_FOLLOWED_UP);
        add(begun, within(ChronoUnit.DAYS.between(met, followedUp)));
        add(begun, Gap.FOLLOWED_UP, met, followedUp);
        if (certain == null) {
            return;
        }
        add(begun, Figure.FUNNEL_CONNECTED);
        LocalDate connected = later(followedUp, certain);
        add(connected, Figure.PEOPLE_CONNECTED);
        add(begun, Gap.CONNECTED, followedUp, connected);
        @Nullable LocalDate helped = first(Figure.HELP_ON_TARGET);
        if (helped != null) {
            add(begun, Figure.FUNNEL_HELPED);
            add(begun, Gap.HELPED, connected, helped);
        }
    }

    /** What was there before counts as no days. */
    private void add(LocalDate on, Gap gap, LocalDate from, LocalDate to) {
        in(on).add(gap, ChronoUnit.DAYS.between(from, to));
    }

    /** How each rating stands beside the one before. */
    private void countRapport() {
        if (!kinds.contains(Figure.CONVERSATIONS)) {
            return;
        }
        List<Fact> rated = facts.stream()
                .filter(fact -> fact.is(Figure.CONVERSATIONS) && fact.value() != null)
                .sorted(Comparator.comparing(Fact::on).thenComparing(Fact::at).thenComparing(Fact::entryId))
                .toList();
        for (int i = 1; i < rated.size(); i++) {
            int sign = Integer.compare(value(rated.get(i)), value(rated.get(i - 1)));
            LocalDate on = rated.get(i).on();
            add(on, Figure.RAPPORT_COMPARED);
            add(on, sign > 0 ? Figure.RAPPORT_RISEN : sign < 0 ? Figure.RAPPORT_FALLEN : Figure.RAPPORT_SAME);
        }
    }

    private static int value(Fact fact) {
        return Objects.requireNonNull(fact.value());
    }

    private void countGoal() {
        @Nullable LocalDate set = first(Figure.GOALS_SET);
        if (set == null) {
            return;
        }
        @Nullable LocalDate achieved = first(Figure.GOALS_ACHIEVED);
        if (achieved != null) {
            Figure.ACHIEVED.stream()
                    .filter(figure -> achieved.isBefore(set.plusWeeks(figure.weeks())))
                    .forEach(figure -> add(set, figure));
        }
    }

    private static Figure within(long days) {
        if (days <= WEEK) {
            return Figure.FOLLOWED_UP_WITHIN_A_WEEK;
        }
        return days <= MONTH ? Figure.FOLLOWED_UP_WITHIN_A_MONTH : Figure.FOLLOWED_UP_LATER;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private @Nullable LocalDate first(Figure figure) {
        return first(figure, LocalDate.MIN);
    }

    /** The first one on that day or after it. */
    private @Nullable LocalDate first(Figure figure, LocalDate from) {
        @Nullable LocalDate first = null;
        for (Fact fact : facts) {
            if (fact.is(figure)
                    && !fact.on().isBefore(from)
                    && (first == null || fact.on().isBefore(first))) {
                first = fact.on();
            }
        }
        return first;
    }
}
