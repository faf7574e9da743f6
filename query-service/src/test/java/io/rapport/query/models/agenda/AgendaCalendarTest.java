package io.rapport.query.models.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.member.FeedText;
import io.rapport.query.platform.between.LackingGoal;
import io.rapport.query.rules.MemberCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An agenda as iCalendar")
class AgendaCalendarTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
    private static final Instant NOW = Instant.parse("2026-11-29T06:30:15.123Z");
    private static final UUID ADA = UUID.fromString("0199c3a0-0000-7000-8000-0000000000ad");
    private static final UUID PLAN = UUID.fromString("0199c3a0-0000-7000-8000-0000000000b1");
    private static final String NAME = "Ada; Łukasiewicz, \"PhD\": 日本語 and a name that is rather longer than a line";
    private static final String TEXT = "the book, the \\ trip;\r\nBEGIN:VALARM\nEND:VEVENT\rand 🌍";

    private static AgendaItem item(AgendaKind kind, String day, @Nullable LocalDate until) {
        LocalDate due = LocalDate.parse(day);
        return new AgendaItem(
                kind,
                due,
                until,
                due.isBefore(TODAY) && until == null ? due.plusDays(1) : null,
                ADA,
                null,
                null,
                null,
                null,
                NAME,
                PLAN,
                TEXT,
                null,
                null);
    }

    private static String written(FeedText text, boolean alarms, AgendaItem... items) {
        return written("Europe/Berlin", text, alarms, items);
    }

    private static String written(String zone, FeedText text, boolean alarms, AgendaItem... items) {
        return new String(
                new AgendaCalendar(text, alarms, zone).of(List.of(items).iterator(), TODAY, NOW),
                StandardCharsets.UTF_8);
    }

    private static VEvent read(String written) {
        ICalendar calendar = Biweekly.parse(written).first();
        assertThat(calendar.validate(calendar.getVersion()).isEmpty())
                .as(calendar.validate(calendar.getVersion()).toString())
                .isTrue();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    @Test
    @DisplayName("is read by others as it was meant, whatever members have typed")
    void textComesThrough() {
        VEvent event = read(written(FeedText.ALL, false, item(AgendaKind.FOLLOW_UP_DUE, "2026-12-03", null)));
        assertThat(event.getSummary().getValue()).isEqualTo("Follow up: " + NAME);
        assertThat(event.getDescription().getValue())
                .isEqualToNormalizingNewlines("the book, the \\ trip;\nBEGIN:VALARM\nEND:VEVENT\nand 🌍");
        assertThat(event.getAlarms()).isEmpty();
        assertThat(event.getTransparency().isTransparent()).isTrue();
    }

    @Test
    @DisplayName("cuts no character in two, wherever a line ends")
    void folding() {
        for (int length = 0; length < 80; length++) {
            String name = "x".repeat(length) + "🌍é日".repeat(40);
            AgendaItem item = item(AgendaKind.FOLLOW_UP_DUE, "2026-12-03", null);
            AgendaItem named = new AgendaItem(
                    item.kind(), item.day(), null, null, ADA, null, null, null, null, name, PLAN, null, null, null);
            assertThat(read(written(FeedText.NAMES, false, named)).getSummary().getValue())
                    .isEqualTo("Follow up: " + name);
        }
    }

    @Test
    @DisplayName("has days, not times, and says when it was made")
    void days() {
        String written = written(
                FeedText.NAMES, false, item(AgendaKind.GATHERING_AHEAD, "2026-12-03", LocalDate.parse("2026-12-05")));
        assertThat(written)
                .contains("DTSTART;VALUE=DATE:20261203\r\n")
                .contains("DTEND;VALUE=DATE:20261206\r\n")
                .contains("DTSTAMP:20261129T063015Z\r\n")
                .contains("X-WR-TIMEZONE:Europe/Berlin\r\n");
        assertThat(read(written).getDateStart().getValue().hasTime()).isFalse();
    }

    @Test
    @DisplayName("names a zone that there is, also where the member chose none")
    void zone() {
        String written = written(MemberCalendar.DEFAULT.zone(), FeedText.NAMES, false);
        assertThat(Biweekly.parse(written)
                        .first()
                        .getExperimentalProperty("X-WR-TIMEZONE")
                        .getValue())
                .isEqualTo("UTC");
    }

    @Test
    @DisplayName("shows what is overdue today, under the name that it had before")
    void overdue() {
        String before = written(FeedText.NAMES, false, item(AgendaKind.FOLLOW_UP_DUE, "2026-12-03", null));
        String overdue = written(FeedText.NAMES, false, item(AgendaKind.FOLLOW_UP_DUE, "2026-11-03", null));
        assertThat(overdue).contains("DTSTART;VALUE=DATE:20261129\r\n");
        assertThat(read(overdue).getUid().getValue())
                .isEqualTo(read(before).getUid().getValue())
                .isEqualTo("follow_up_due-" + PLAN + "@rapport");
        assertThat(Stream.of("2026-12-03", "2027-12-03")
                        .map(day -> read(written(FeedText.NAMES, false, item(AgendaKind.REMEMBERED_DATE, day, null)))
                                .getUid()
                                .getValue()))
                .as("each year is another day")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("tells no more than it may")
    void texts() {
        AgendaItem item = item(AgendaKind.FOLLOW_UP_DUE, "2026-12-03", null);
        assertThat(read(written(FeedText.NOTHING, true, item)).getSummary().getValue())
                .isEqualTo("Follow up");
        assertThat(written(FeedText.NOTHING, true, item)).doesNotContain("Ada").doesNotContain("book");
        assertThat(written(FeedText.NAMES, true, item)).contains("Ada").doesNotContain("book");
    }

    @Test
    @DisplayName("rings in the morning, if it is to")
    void alarms() {
        VEvent event = read(written(FeedText.NAMES, true, item(AgendaKind.CADENCE_DUE, "2026-12-03", null)));
        assertThat(event.getAlarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.getAction().isDisplay()).isTrue();
            assertThat(alarm.getTrigger().getDuration().toMillis()).isEqualTo(9 * 60 * 60 * 1000L);
        });
    }

    @Test
    @DisplayName("has lines as RFC 5545 wants them, with or without events")
    void lines() {
        for (String written : List.of(
                written(FeedText.ALL, false),
                written(FeedText.ALL, true, item(AgendaKind.OFFER_UNANSWERED, "2026-12-03", null)))) {
            assertThat(written).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
            assertThat(Arrays.stream(written.split("\r\n")))
                    .allMatch(line -> line.matches("[ \\t].*|[A-Z-]+[;:].*"))
                    .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
            assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
            assertThat(Biweekly.parse(written).first()).isNotNull();
        }
        assertThat(Biweekly.parse(written(FeedText.ALL, false)).first().getEvents())
                .isEmpty();
    }

    @Test
    @DisplayName("has a goal whose period ends on its last days, under a name that is the period's own")
    void period() {
        LackingGoal goal = new LackingGoal(
                PLAN,
                "One a week",
                Measure.FOLLOW_UPS,
                Filter.NONE,
                true,
                LocalDate.parse("2026-11-30"),
                LocalDate.parse("2026-12-05"),
                LocalDate.parse("2026-12-06"),
                3,
                1);
        String written = written(FeedText.NAMES, false, AgendaItem.of(goal));
        assertThat(written)
                .contains("DTSTART;VALUE=DATE:20261205\r\n")
                .contains("DTEND;VALUE=DATE:20261207\r\n")
                .contains("SUMMARY:Period ends: One a week (2 missing)\r\n");
        assertThat(read(written).getUid().getValue()).isEqualTo("period_ending-" + PLAN + "-2026-11-30@rapport");
    }

    @Test
    @DisplayName("says so where there is more than a calendar takes, and is no larger")
    void tooMuch() {
        AgendaItem[] many = Stream.iterate(TODAY, day -> day.plusDays(1))
                .limit(9_000)
                .map(day -> item(AgendaKind.FOLLOW_UP_DUE, day.toString(), null))
                .toArray(AgendaItem[]::new);
        String written = written(FeedText.ALL, false, many);
        assertThat(written.getBytes(StandardCharsets.UTF_8).length)
                .isBetween(AgendaCalendar.MOST_BYTES * 9 / 10, AgendaCalendar.MOST_BYTES);
        List<VEvent> events = Biweekly.parse(written).first().getEvents();
        assertThat(events.getLast().getUid().getValue()).isEqualTo("more@rapport");
        assertThat(events.getLast().getDateStart().getValue())
                .as("from the first day of which something is missing")
                .isEqualTo(java.util.Date.from(TODAY.plusDays(events.size() - 1L)
                        .atStartOfDay(java.time.ZoneId.systemDefault())
                        .toInstant()));
        String enough = written(FeedText.ALL, false, Arrays.copyOf(many, 201));
        assertThat(Biweekly.parse(enough).first().getEvents()).hasSize(201);
        assertThat(enough).doesNotContain("more@rapport");
    }
}
