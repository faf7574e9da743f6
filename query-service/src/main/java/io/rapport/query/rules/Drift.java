package io.rapport.query.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who drifts away: those with whom there was no contact for at least twice the usual distance between the member's own
 * encounters with them. Encounters of one day are one, and of many the latest {@value #DAYS} days tell what is usual.
 */
public final class Drift {

    /** So many days with encounters are looked at. */
    public static final int DAYS = 20;

    private static final int FEWEST = 3;

    private Drift() {}

    /**
     * The first day on which they drift, if there is no other encounter until then; empty for those with whom nothing
     * is usual yet.
     *
     * @param encounters the days of encounters, in any order
     */
    public static Optional<LocalDate> from(Collection<LocalDate> encounters) {
        List<LocalDate> days = encounters.stream().distinct().sorted().toList();
        if (days.size() < FEWEST) {
            return Optional.empty();
        }
        List<LocalDate> latest = days.subList(Math.max(0, days.size() - DAYS), days.size());
        return Optional.of(latest.getLast().plusDays(twiceTheMedian(latest)));
    }

    /** Twice the middle distance, or the sum of the two in the middle. */
    private static long twiceTheMedian(List<LocalDate> days) {
        List<Long> distances = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            distances.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        distances.sort(null);
        int size = distances.size();
        return distances.get((size - 1) / 2) + distances.get(size / 2);
    }
}
