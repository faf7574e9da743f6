package io.rapport.query.models.agenda;

import io.rapport.events.member.FeedText;
import io.rapport.query.platform.between.CoachDue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.CalScale;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Version;
import net.fortuna.ical4j.model.property.XProperty;
import org.jspecify.annotations.Nullable;

/**
 * An agenda as an iCalendar object (RFC 5545): an event of whole days for each item, which takes no time of the member.
 * What is overdue stands on today, so that it is seen; it keeps its UID, so that it moves and is never there twice. If
 * all of it would be larger than what calendar programs take, the last event says so.
 */
final class AgendaCalendar {

    private static final Duration IN_THE_MORNING = Duration.ofHours(9);

    /** As much as the most common programs take. */
    static final int MOST_BYTES = 1_000_000;

    private static final int ROOM_FOR_THE_REST = 1_000;

    private static final int LINE = 75;
    private static final int UNFOLDED = 1 << 20;

    private final FeedText text;
    private final boolean alarms;
    private final String zone;

    AgendaCalendar(FeedText text, boolean alarms, String zone) {
        this.text = text;
        this.alarms = alarms;
        // A zone that nobody chose is the offset Z, which is the name of none.
        this.zone = zone.equals(ZoneOffset.UTC.getId()) ? "UTC" : zone;
    }

    /** The bytes of it, in UTF-8. */
    byte[] of(Iterator<AgendaItem> items, LocalDate today, Instant now) {
        return of(List.of(), items, today, now);
    }

    /** The same, with what they have to see to as a coach, which comes first if there is not room for all. */
    byte[] of(List<CoachDue> coaching, Iterator<AgendaItem> items, LocalDate today, Instant now) {
        Calendar calendar = empty();
        int room = MOST_BYTES - ROOM_FOR_THE_REST;
        for (CoachDue due : coaching) {
            VEvent event = event(due, today, now);
            room -= sizeOf(event);
            if (room < 0) {
                calendar.add(rest(firstDay(due, today), now));
                return written(calendar);
            }
            calendar.add(event);
        }
        while (items.hasNext()) {
            AgendaItem item = items.next();
            VEvent event = event(item, today, now);
            room -= sizeOf(event);
            if (room < 0) {
                calendar.add(rest(firstDay(item, today), now));
                break;
            }
            calendar.add(event);
        }
        return written(calendar);
    }

    private Calendar empty() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Rapport//Agenda//EN"));
        calendar.add(new Version(new ParameterList(), Version.VALUE_2_0));
        calendar.add(new CalScale(CalScale.VALUE_GREGORIAN));
        calendar.add(new XProperty("X-WR-CALNAME", "Rapport"));
        calendar.add(new XProperty("X-WR-TIMEZONE", zone));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        return calendar;
    }

    private static int sizeOf(VEvent event) {
        Calendar alone = new Calendar();
        alone.add(event);
        return written(alone).length - written(new Calendar()).length;
    }

    private static byte[] written(Calendar calendar) {
        StringWriter lines = new StringWriter();
        try {
            // Not validated: a calendar without any event is one too, and clients take it for what it is.
            new CalendarOutputter(false, UNFOLDED).output(calendar, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(lines.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** Says that there is more than the calendar has. */
    private static VEvent rest(LocalDate from, Instant now) {
        VEvent event = event("more@rapport", from, from, now);
        event.add(new Summary("There is more on your agenda than a calendar takes"));
        event.add(new Description("From this day on something is missing here. All of it is on the agenda itself."));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        return event;
    }

    /** The library counts characters of Java, and would cut some in two; lines have 75 bytes at the most. */
    private static String folded(String lines) {
        StringBuilder folded = new StringBuilder(lines.length() + lines.length() / LINE);
        int bytes = 0;
        for (int i = 0; i < lines.length(); ) {
            int character = lines.codePointAt(i);
            i += Character.charCount(character);
            int more = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (character == '\r' || character == '\n') {
                bytes = 0;
            } else if (bytes + more > LINE) {
                folded.append("\r\n ");
                bytes = 1 + more;
            } else {
                bytes += more;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private VEvent event(AgendaItem item, LocalDate today, Instant now) {
        LocalDate first = firstDay(item, today);
        LocalDate last = item.until() == null ? first : item.until();
        VEvent event = event(item.key().toLowerCase(Locale.ROOT) + "@rapport", first, last, now);
        return saying(event, summary(item), item.text());
    }

    private VEvent event(CoachDue due, LocalDate today, Instant now) {
        LocalDate day = firstDay(due, today);
        String key = "coach-" + due.kind() + "-" + due.origin();
        VEvent event = event(key.toLowerCase(Locale.ROOT) + "@rapport", day, day, now);
        String what = what(due.kind());
        String name = due.displayName() == null ? due.memberId() : due.displayName();
        return saying(event, text == FeedText.NOTHING ? what : what + ": " + plain(name), due.text());
    }

    private static LocalDate firstDay(CoachDue due, LocalDate today) {
        return due.overdueSince() == null ? due.day() : today;
    }

    private static String what(CoachDue.Kind kind) {
        return switch (kind) {
            case SESSION_AHEAD -> "Coaching session";
            case SESSION_UNANSWERED -> "Session to answer";
            case PROPOSAL_UNANSWERED -> "Proposal to answer";
            case SESSION_TO_RECORD -> "Session to record";
            case ACTION_OVERDUE -> "Action overdue";
            case FOLLOW_UP_AFTER_SESSION -> "Arrange the next session";
        };
    }

    private VEvent saying(VEvent event, String summary, @Nullable String more) {
        event.add(new Summary(summary));
        if (text == FeedText.ALL && more != null) {
            event.add(new Description(plain(more)));
        }
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        if (alarms) {
            event.add(alarm(summary));
        }
        return event;
    }

    private static LocalDate firstDay(AgendaItem item, LocalDate today) {
        return item.overdueSince() == null ? item.day() : today;
    }

    private static VEvent event(String uid, LocalDate first, LocalDate last, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid));
        event.add(new DtStamp(now.truncatedTo(ChronoUnit.SECONDS)));
        event.add(new DtStart<>(first));
        event.add(new DtEnd<>(last.plusDays(1)));
        return event;
    }

    /** Of a day that begins at midnight. */
    private static VAlarm alarm(String summary) {
        VAlarm alarm = new VAlarm();
        alarm.add(new Trigger(new ParameterList(List.of(Related.START)), IN_THE_MORNING));
        alarm.add(new Action(Action.VALUE_DISPLAY));
        alarm.add(new Description(summary));
        return alarm;
    }

    private String summary(AgendaItem item) {
        String what = what(item.kind());
        Lacking lacking = item.lacking();
        String missing = lacking == null ? "" : " (" + lacking.missing() + " missing)";
        return text == FeedText.NOTHING ? what : what + ": " + plain(item.name()) + missing;
    }

    private static String what(AgendaKind kind) {
        return switch (kind) {
            case FOLLOW_UP_DUE -> "Follow up";
            case CADENCE_DUE -> "Be in touch";
            case OFFER_UNANSWERED -> "Offer unanswered";
            case INTRODUCTION_UNANSWERED -> "Introduction unanswered";
            case MISSION_TO_DEBRIEF -> "Debrief";
            case ASSESSMENT_DUE -> "Assess";
            case PERIOD_ENDING -> "Period ends";
            case DEADLINE_NEAR -> "Deadline";
            case ACTION_DUE -> "To do";
            case SESSION_AHEAD -> "Coaching";
            case GATHERING_AHEAD -> "Gathering";
            case REMEMBERED_DATE -> "Remember";
            case DRIFTING -> "Drifting away";
        };
    }

    /** With line ends that iCalendar has a way to write. */
    private static String plain(String written) {
        return written.replace("\r\n", "\n").replace('\r', '\n');
    }
}
