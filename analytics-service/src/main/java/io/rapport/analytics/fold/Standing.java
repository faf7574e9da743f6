package io.rapport.analytics.fold;

import io.rapport.query.rules.MemberCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which part of each {@link Dimension} a member is in, month by month, and whether they are in any figure at all.
 *
 * @param out they opted out
 * @param joined the month in which they first recorded something themselves
 * @param programmes in which they took part, in the order in which they enrolled
 * @param engagements with coaches, in the order in which they were agreed
 * @param sessions the days of sessions with a coach that stand, by their ids
 * @param firstDayOfWeek on which their weeks begin
 * @param habits when each of their weekly habits began, so that only what may count for one looks for them
 */
record Standing(
        boolean out,
        @Nullable String joined,
        List<Span> programmes,
        List<Span> engagements,
        Map<String, LocalDate> sessions,
        DayOfWeek firstDayOfWeek,
        List<Begun> habits) {

    /** What no subject of a token and no id can be. */
    static final String NONE = "(none)";

    static final Standing UNKNOWN = new Standing(
            false, null, List.of(), List.of(), Map.of(), MemberCalendar.DEFAULT.firstDayOfWeek(), List.of());

    /**
     * The whole months in which they took part: what they did before they began, and after they ended, is in no figure
     * of it, even if it was in the same month.
     *
     * @param from the first one; absent if it was proposed only
     * @param to the last one; absent if it is not over
     */
    record Span(
            UUID id,
            String part,
            @Nullable String from,
            @Nullable String to) {

        private boolean covers(String month) {
            return from != null && from.compareTo(month) <= 0 && (to == null || month.compareTo(to) <= 0);
        }

        private Span beginningIn(YearMonth month) {
            return new Span(id, part, month.plusMonths(1).toString(), to);
        }

        private Span endingIn(YearMonth month) {
            return to == null ? new Span(id, part, from, month.minusMonths(1).toString()) : this;
        }
    }

    /**
     * A weekly habit.
     *
     * @param month in which it began
     * @param from the first month in which something may count for it
     * @param to the last one
     */
    record Begun(UUID goalId, String month, String from, String to) {

        static Begun of(Habit habit) {
            LocalDate startsOn = habit.first().startsOn();
            return new Begun(
                    habit.goalId(),
                    habit.month().toString(),
                    YearMonth.from(Weeks.from(startsOn)).toString(),
                    YearMonth.from(Weeks.to(startsOn)).toString());
        }

        private boolean maySee(String inMonth) {
            return from.compareTo(inMonth) <= 0 && inMonth.compareTo(to) <= 0;
        }
    }

    Standing {
        programmes = List.copyOf(programmes);
        engagements = List.copyOf(engagements);
        habits = List.copyOf(habits);
    }

    Standing joining(YearMonth month) {
        return joined != null
                ? this
                : new Standing(out, month.toString(), programmes, engagements, sessions, firstDayOfWeek, habits);
    }

    Standing optingOut(boolean wanted) {
        return new Standing(wanted, joined, programmes, engagements, sessions, firstDayOfWeek, habits);
    }

    Standing beginningWeeksOn(DayOfWeek day) {
        return new Standing(out, joined, programmes, engagements, sessions, day, habits);
    }

    Standing enrolled(UUID programmeId, YearMonth month) {
        List<Span> more = new ArrayList<>(programmes);
        more.add(new Span(programmeId, programmeId.toString(), null, null).beginningIn(month));
        return new Standing(out, joined, more, engagements, sessions, firstDayOfWeek, habits);
    }

    Standing left(UUID programmeId, YearMonth month) {
        return new Standing(
                out,
                joined,
                changed(programmes, programmeId, span -> span.endingIn(month)),
                engagements,
                sessions,
                firstDayOfWeek,
                habits);
    }

    Standing proposed(UUID engagementId, String coachId) {
        List<Span> more = new ArrayList<>(engagements);
        more.add(new Span(engagementId, coachId, null, null));
        return new Standing(out, joined, programmes, more, sessions, firstDayOfWeek, habits);
    }

    /** It comes last now: who agreed later counts. */
    Standing agreed(UUID engagementId, YearMonth month) {
        List<Span> all = new ArrayList<>(changed(engagements, engagementId, span -> span.beginningIn(month)));
        all.sort(Comparator.comparing(span -> span.id().equals(engagementId)));
        return new Standing(out, joined, programmes, all, sessions, firstDayOfWeek, habits);
    }

    Standing ended(UUID engagementId, YearMonth month) {
        return new Standing(
                out,
                joined,
                programmes,
                changed(engagements, engagementId, span -> span.endingIn(month)),
                sessions,
                firstDayOfWeek,
                habits);
    }

    private static List<Span> changed(List<Span> spans, UUID id, UnaryOperator<Span> change) {
        return spans.stream()
                .map(span -> span.id().equals(id) ? change.apply(span) : span)
                .toList();
    }

    /** A session took place on that day. */
    Standing spoke(UUID entryId, LocalDate on) {
        Map<String, LocalDate> more = new TreeMap<>(sessions);
        more.put(entryId.toString(), on);
        return new Standing(out, joined, programmes, engagements, more, firstDayOfWeek, habits);
    }

    boolean spokeIn(UUID entryId) {
        return sessions.containsKey(entryId.toString());
    }

    Standing neverSpoke(UUID entryId) {
        Map<String, LocalDate> fewer = new TreeMap<>(sessions);
        fewer.remove(entryId.toString());
        return new Standing(out, joined, programmes, engagements, fewer, firstDayOfWeek, habits);
    }

    Standing pursuing(Habit habit) {
        Begun begun = Begun.of(habit);
        if (habits.contains(begun)) {
            return this;
        }
        List<Begun> more = new ArrayList<>(habits);
        more.removeIf(one -> one.goalId().equals(habit.goalId()));
        more.add(begun);
        return new Standing(out, joined, programmes, engagements, sessions, firstDayOfWeek, more);
    }

    /** The months of those habits for which something may count that is in these months. */
    Set<String> habitsThatMaySee(Collection<String> months) {
        Set<String> of = new HashSet<>();
        for (Begun habit : habits) {
            if (months.stream().anyMatch(habit::maySee)) {
                of.add(habit.month());
            }
        }
        return of;
    }

    /** The part that the member is in, in that month; there is always one, so that parts add up to the whole. */
    String part(Dimension dimension, String month) {
        return switch (dimension) {
            case COHORT -> joined == null ? NONE : joined;
            case PROGRAMME -> last(programmes, month);
            case COACH -> last(engagements, month);
            case SESSION -> session(month);
        };
    }

    private static String last(List<Span> spans, String month) {
        for (Span span : spans.reversed()) {
            if (span.covers(month)) {
                return span.part();
            }
        }
        return NONE;
    }

    private String session(String month) {
        if (sessions.isEmpty()) {
            return NONE;
        }
        int sign = YearMonth.from(Collections.min(sessions.values())).toString().compareTo(month);
        return sign > 0 ? "BEFORE" : sign < 0 ? "AFTER" : "MONTH_OF_THE_FIRST";
    }
}
