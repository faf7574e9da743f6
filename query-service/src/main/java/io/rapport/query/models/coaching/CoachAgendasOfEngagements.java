package io.rapport.query.models.coaching;

import io.rapport.events.Owner;
import io.rapport.query.platform.between.CoachAgendas;
import io.rapport.query.platform.between.CoachDue;
import io.rapport.query.platform.calendar.MemberCalendars;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.InvalidFieldException;
import io.rapport.query.platform.web.Page;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The agendas of coaches, of their engagements that are not over: whether they are is asked where consent is written,
 * so that what has ended is gone at once.
 */
@Component
final class CoachAgendasOfEngagements implements CoachAgendas {

    /** Of one day, in this order. */
    private static final List<CoachDue.Kind> KINDS = List.of(CoachDue.Kind.values());

    private static final String LIST = "coach-agenda";
    private static final int DAYS_AHEAD = 30;

    private static final Comparator<CoachDue> ORDER = Comparator.comparing(CoachAgendasOfEngagements::place)
            .thenComparing(one -> one.origin().toString());

    private final Engagements engagements;
    private final MemberCalendars calendars;

    CoachAgendasOfEngagements(ReadModels readModels, Engagements engagements) {
        this.engagements = engagements;
        this.calendars = new MemberCalendars(readModels, CoachingProjection.NAME, CoachingProjection.CALENDARS);
    }

    @Override
    public List<CoachDue> due(Owner coach, MemberCalendar calendar, LocalDate from, LocalDate to, Instant now) {
        return engagements.due(coach, calendar, from, to, now).stream()
                .sorted(ORDER)
                .toList();
    }

    /**
     * A part of it.
     *
     * @param from the first day; today unless given
     * @param to the day after the last one, a year later at most
     */
    CoachAgenda agenda(
            Owner coach,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            int limit,
            Instant now) {
        MemberCalendar calendar = calendars.of(coach);
        LocalDate today = calendar.dayOf(now);
        LocalDate first = from == null ? today : from;
        LocalDate end = to == null ? first.plusDays(DAYS_AHEAD) : to;
        if (!first.isBefore(end) || end.isAfter(first.plusYears(1))) {
            throw new InvalidFieldException(
                    "to", "The day after the last one is later than the first one, by a year at most.");
        }
        Cursor after = Cursor.read(cursor, LIST);
        List<CoachDue> rest = due(coach, calendar, first, end, now).stream()
                .filter(one -> after == null || isAfter(one, after))
                .toList();
        Page<CoachDue> page = Page.of(rest, limit, last -> new Cursor(LIST, place(last), last.origin()));
        return new CoachAgenda(today, first, end, page.items(), page.next());
    }

    private static boolean isAfter(CoachDue item, Cursor cursor) {
        int order = place(item).compareTo(cursor.time());
        return order > 0
                || (order == 0 && item.origin().toString().compareTo(cursor.id().toString()) > 0);
    }

    /** The kind is in the milliseconds of the day. */
    private static Instant place(CoachDue item) {
        return item.day().atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(KINDS.indexOf(item.kind()));
    }
}
