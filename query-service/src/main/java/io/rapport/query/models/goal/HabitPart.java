package io.rapport.query.models.goal;

import io.rapport.query.platform.web.Cursor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one answer tells of a habit: the latest of its periods before a place, and the latest of what counted in them.
 * One after the other such parts tell all of it, however long ago it began; a period of which not all that counted was
 * told is in the next one, too, with those before it.
 *
 * @param contributions as it happened
 * @param earlier the place before which the next part ends; absent if this is the first one
 * @param earlierPeriods how many periods there are before these
 */
record HabitPart(
        List<PeriodProgress> periods,
        List<Contribution> contributions,
        @Nullable Cursor earlier,
        int earlierPeriods) {

    /** So many periods are told at once: nearly four years of weeks. */
    static final int MOST_PERIODS = 200;

    /** In a cursor: all of the period that begins on its day comes after the place. */
    private static final UUID WHOLE = new UUID(0, 0);

    /**
     * The part before {@code end}, or the last one.
     *
     * @param list of which cursors are
     * @param most how many contributions at the most
     */
    static HabitPart of(String list, List<PeriodProgress> all, @Nullable Cursor end, int most) {
        List<PeriodProgress> before = end == null ? all : before(all, end);
        int earlier = Math.max(0, before.size() - MOST_PERIODS);
        List<PeriodProgress> periods = before.subList(earlier, before.size());
        List<Contribution> counted = contributions(periods);
        List<Contribution> told = counted.subList(Math.max(0, counted.size() - most), counted.size());
        Set<UUID> shown = told.stream().map(Contribution::entryId).collect(Collectors.toSet());
        Cursor next = null;
        if (told.size() < counted.size()) {
            next = new Cursor(
                    list, told.getFirst().occurredAt(), told.getFirst().entryId());
        } else if (earlier > 0) {
            next = Cursor.ofDay(list, periods.getFirst().startsOn(), WHOLE);
        }
        return new HabitPart(
                periods.stream().map(period -> period.showing(shown)).toList(), told, next, earlier);
    }

    private static List<Contribution> contributions(List<PeriodProgress> periods) {
        return periods.stream()
                .flatMap(period -> period.contributions().stream())
                .toList();
    }

    private static List<PeriodProgress> before(List<PeriodProgress> all, Cursor end) {
        if (end.id().equals(WHOLE)) {
            LocalDate day = LocalDate.ofInstant(end.time(), ZoneOffset.UTC);
            return all.stream()
                    .filter(period -> period.startsOn().isBefore(day))
                    .toList();
        }
        List<Contribution> counted = contributions(all);
        int left = Contribution.placeOf(end, counted);
        List<PeriodProgress> before = new ArrayList<>();
        for (PeriodProgress period : all) {
            int there = period.contributions().size();
            if (left < there) {
                Set<UUID> told = period.contributions().subList(0, left).stream()
                        .map(Contribution::entryId)
                        .collect(Collectors.toSet());
                if (!told.isEmpty()) {
                    before.add(period.showing(told));
                }
                break;
            }
            before.add(period);
            left -= there;
        }
        return before;
    }
}
