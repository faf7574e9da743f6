package io.rapport.query.models.agenda;

import io.rapport.events.Owner;
import io.rapport.query.platform.between.CoachAgendas;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.reading.SecretDocuments;
import io.rapport.query.rules.MemberCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The calendars that secrets open: agendas of the days ahead, with what is overdue, and what a coach has to see to. */
@Repository
class CalendarFeeds {

    private static final int DAYS_AHEAD = 90;

    private final SecretDocuments<CalendarFeed.Opened> feeds;
    private final Agendas agendas;
    private final CoachAgendas coaching;

    CalendarFeeds(ReadModels readModels, Agendas agendas, CoachAgendas coaching) {
        this.feeds =
                readModels.openedBySecret(AgendaProjection.NAME, AgendaProjection.FEEDS, CalendarFeed.Opened.class);
        this.agendas = agendas;
        this.coaching = coaching;
    }

    /** The calendar that the secret opens, if it opens one. */
    Optional<byte[]> calendar(String secret, Instant now) {
        return Optional.ofNullable(feeds.find(hashOf(secret))).map(feed -> calendar(feed, now));
    }

    private byte[] calendar(CalendarFeed.Opened feed, Instant now) {
        Owner owner = new Owner(feed.tenantId(), feed.memberId());
        MemberCalendar calendar = agendas.calendar(owner);
        LocalDate today = calendar.dayOf(now);
        Days days = Days.of(today, today.plusDays(DAYS_AHEAD), today);
        return new AgendaCalendar(feed.text(), feed.alarms(), calendar.zone())
                .of(
                        coaching.due(owner, calendar, days.from(), days.to(), now),
                        agendas.items(owner, days).iterator(),
                        today,
                        now);
    }

    /** As command-service has made it of the secret. */
    private static String hashOf(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
