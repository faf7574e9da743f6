package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Party;
import io.rapport.query.models.coaching.Engagement.Session;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.Engagement.Talk;
import io.rapport.query.models.coaching.Engagement.ToDo;
import io.rapport.query.platform.between.CoachDue;
import io.rapport.query.platform.between.CoachDue.Kind;
import io.rapport.query.rules.MemberCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one engagement puts on its coach's agenda. */
final class Due {

    /** So long after a session the next one should be arranged. */
    private static final int DAYS_AFTER_A_SESSION = 7;

    private final Engagement engagement;
    private final @Nullable String displayName;
    private final MemberCalendar calendar;
    private final Instant now;
    private final LocalDate today;

    Due(Engagement engagement, @Nullable String displayName, MemberCalendar calendar, Instant now) {
        this.engagement = engagement;
        this.displayName = displayName;
        this.calendar = calendar;
        this.now = now;
        this.today = calendar.dayOf(now);
    }

    /** All of it; nothing of an engagement that is over. */
    Stream<CoachDue> all() {
        if (engagement.standing().isOver()) {
            return Stream.empty();
        }
        return Stream.of(
                        engagement.sessions().stream().flatMap(this::ofSession),
                        proposal(),
                        engagement.actions().stream().flatMap(this::ofAction),
                        afterTheLastSession())
                .flatMap(items -> items);
    }

    private Stream<CoachDue> ofSession(Session session) {
        Instant at = session.confirmedFor();
        if (session.isToCome() && at != null) {
            Kind kind = at.isBefore(now) ? Kind.SESSION_TO_RECORD : Kind.SESSION_AHEAD;
            return Stream.of(item(kind, calendar.dayOf(at), at, session.sessionId(), session.about()));
        }
        return session.waits() && session.askedBy() == Party.MEMBER
                ? session.proposedTimes().stream()
                        .min(Comparator.naturalOrder())
                        .map(first -> item(
                                Kind.SESSION_UNANSWERED,
                                calendar.dayOf(first),
                                null,
                                session.sessionId(),
                                session.about()))
                        .stream()
                : Stream.empty();
    }

    private Stream<CoachDue> proposal() {
        return engagement.standing() == Standing.PROPOSED && engagement.proposedBy() == Party.MEMBER
                ? Stream.of(item(
                        Kind.PROPOSAL_UNANSWERED,
                        calendar.dayOf(engagement.proposedAt()),
                        null,
                        null,
                        engagement.about()))
                : Stream.empty();
    }

    private Stream<CoachDue> ofAction(ToDo action) {
        LocalDate day = action.dueOn();
        return action.done() == null && day != null && day.isBefore(today)
                ? Stream.of(item(Kind.ACTION_OVERDUE, day, null, action.actionId(), action.what()))
                : Stream.empty();
    }

    /** Whoever is asked for a session, or has agreed on one, is followed up. */
    private Stream<CoachDue> afterTheLastSession() {
        boolean arranged = engagement.sessions().stream()
                .anyMatch(one -> one.waits()
                        || (one.isToCome()
                                && !Objects.requireNonNull(one.confirmedFor()).isBefore(now)));
        if (arranged || engagement.standing() != Standing.ACCEPTED) {
            return Stream.empty();
        }
        return engagement.talks().stream()
                .filter(talk -> !talk.withdrawn())
                .map(Talk::occurredAt)
                .max(Comparator.naturalOrder())
                .map(last -> item(
                        Kind.FOLLOW_UP_AFTER_SESSION,
                        calendar.dayOf(last).plusDays(DAYS_AFTER_A_SESSION),
                        null,
                        null,
                        null))
                .stream();
    }

    private CoachDue item(
            Kind kind, LocalDate day, @Nullable Instant at, @Nullable UUID arrangementId, @Nullable String text) {
        return new CoachDue(
                kind,
                day,
                day.isBefore(today) ? day.plusDays(1) : null,
                at,
                engagement.engagementId(),
                engagement.member(),
                displayName,
                arrangementId,
                text);
    }
}
