package io.rapport.events;

import io.rapport.events.member.MemberEvent;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.stream.Stream;

/** What a member can choose. */
final class MemberExamples {

    private MemberExamples() {}

    static Stream<MemberEvent> all() {
        return Stream.of(
                new MemberEvent.TimeZoneChosen(ZoneId.of("Europe/Berlin")),
                new MemberEvent.FirstDayOfWeekChosen(DayOfWeek.SUNDAY),
                new MemberEvent.OptedOutOfAnalytics(),
                new MemberEvent.OptedInToAnalytics());
    }
}
