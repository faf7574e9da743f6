package io.rapport.analytics.fold;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts one {@link Story}. */
final class Counting {

    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final Map<YearMonth, Map<String, Integer>> counts = new TreeMap<>();
    private final List<Fact> facts;
    private final boolean merged;

    private Counting(Story story) {
        facts = story.standing();
        merged = story.into() != null;
    }

    static Map<YearMonth, Map<String, Integer>> of(Story story) {
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
        return counting.counts;
    }

    private void add(LocalDate on, String counted, int many) {
        counts.computeIfAbsent(YearMonth.from(on), month -> new TreeMap<>()).merge(counted, many, Integer::sum);
    }

    private void add(LocalDate on, Figure figure, int many) {
        add(on, figure.name(), many);
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
            if (fact.kind().isEntry()) {
                add(fact.on(), Figure.ENTRIES);
            }
            // What became of an answer is told by the others of its offer.
            List<Figure> figures = fact.is(Figure.HELP_ANSWERED) ? List.of(Figure.HELP_ANSWERED) : fact.figures();
            figures.forEach(figure -> add(fact.on(), figure));
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
        Set<UUID> standing = new HashSet<>();
        facts.forEach(fact -> standing.add(fact.entryId()));
        facts.stream().filter(fact -> fact.is(Figure.FOLLOW_UPS)).forEach(followUp -> {
            UUID said = followUp.of();
            add(
                    followUp.on(),
                    said != null && standing.contains(said)
                            ? Figure.FOLLOW_UPS_REFERRING
                            : Figure.FOLLOW_UPS_IN_OWN_WORDS);
        });
    }

    private void countDebriefs() {
        Optional<LocalDate> planned = first(fact -> fact.is(Figure.MISSIONS_PLANNED));
        facts.stream().filter(fact -> fact.is(Figure.DEBRIEFS)).forEach(debrief -> {
            long days = ChronoUnit.DAYS.between(planned.orElse(debrief.on()), debrief.on());
            add(debrief.on(), Gap.DEBRIEFED.counted(days), 1);
            add(
                    debrief.on(),
                    days <= 1
                            ? Figure.DEBRIEFED_BY_NEXT_DAY
                            : days <= WEEK ? Figure.DEBRIEFED_WITHIN_A_WEEK : Figure.DEBRIEFED_LATER);
        });
    }

    private void countPerson() {
        @Nullable LocalDate captured = first(fact -> fact.is(Figure.CAPTURES)).orElse(null);
        @Nullable LocalDate met = first(fact -> fact.is(Figure.MEETINGS)).orElse(null);
        @Nullable
        LocalDate begun = Stream.of(captured, met)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (begun == null) {
            return;
        }
        add(begun, Figure.FUNNEL_BEGUN);
        @Nullable LocalDate certain = first(fact -> fact.is(Figure.CERTAINTIES)).orElse(null);
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
        @Nullable
        LocalDate followedUp = first(
                        fact -> fact.is(Figure.FOLLOW_UPS) && !fact.on().isBefore(met))
                .orElse(null);
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
        first(fact -> fact.is(Figure.HELP_ON_TARGET)).ifPresent(helped -> {
            add(begun, Figure.FUNNEL_HELPED);
            add(begun, Gap.HELPED, connected, helped);
        });
    }

    /** What was there before counts as no days. */
    private void add(LocalDate on, Gap gap, LocalDate from, LocalDate to) {
        add(on, gap.counted(ChronoUnit.DAYS.between(from, to)), 1);
    }

    /** How each rating stands beside the one before. */
    private void countRapport() {
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
        @Nullable LocalDate set = first(fact -> fact.is(Figure.GOALS_SET)).orElse(null);
        if (set == null) {
            return;
        }
        first(fact -> fact.is(Figure.GOALS_ACHIEVED))
                .ifPresent(achieved -> Figure.ACHIEVED.stream()
                        .filter(figure -> achieved.isBefore(set.plusWeeks(figure.weeks())))
                        .forEach(figure -> add(set, figure)));
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

    private Optional<LocalDate> first(Predicate<Fact> which) {
        return facts.stream().filter(which).map(Fact::on).min(Comparator.naturalOrder());
    }
}
