package io.rapport.query.platform.between;

import io.rapport.events.Owner;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Knows what a coach has to see to, across the engagements that are not over now. */
public interface CoachAgendas {

    /**
     * What is due on these days, and what is overdue, by day; nothing for who is nobody's coach, of whom no consent has
     * to be asked.
     *
     * @param to the day after the last one
     */
    List<CoachDue> due(Owner coach, MemberCalendar calendar, LocalDate from, LocalDate to, Instant now);
}
