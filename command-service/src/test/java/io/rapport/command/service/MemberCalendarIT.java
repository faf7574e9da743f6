package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The time zone that a member chose")
@ExtendWith(SharedInstances.Resolver.class)
class MemberCalendarIT {

    /** At any time one of the two is on another day than UTC. */
    private static ZoneId zoneOnAnotherDay() {
        int hour = OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return ZoneId.of(hour < 11 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati");
    }

    /** Which day it is for the member, as a command without any date says. */
    private static LocalDate dayOfMeetingNow(RunningService service, String member) {
        String id = service.member("calendars", member)
                .post("/relationships", "{'name': 'Ivo'}")
                .relationshipId();
        return LocalDate.parse(String.valueOf(service.sql()
                .queryForObject(
                        "SELECT convert_from(payload, 'UTF8')::json ->> 'occurredOn' FROM event WHERE aggregate_id = ?",
                        String.class,
                        id)));
    }

    private static LocalDate today(ZoneId zone) {
        return Instant.now().atZone(zone).toLocalDate();
    }

    @Test
    @DisplayName("counts at once where it was chosen, soon in other instances, and from the start in later ones")
    void countsEverywhere(SharedInstances shared) {
        ZoneId zone = zoneOnAnotherDay();
        RunningService here = shared.here();
        RunningService there = shared.there();
        assertThat(dayOfMeetingNow(here, "ana")).isEqualTo(today(ZoneOffset.UTC));
        assertThat(dayOfMeetingNow(there, "ana")).isEqualTo(today(ZoneOffset.UTC));

        here.member("calendars", "ana").put("/me/time-zone", "{'zone': '" + zone + "'}");

        assertThat(dayOfMeetingNow(here, "ana")).isEqualTo(today(zone));
        await().untilAsserted(() -> assertThat(dayOfMeetingNow(there, "ana")).isEqualTo(today(zone)));
        assertThat(dayOfMeetingNow(here, "ben")).isEqualTo(today(ZoneOffset.UTC));

        try (RunningService later = here.another()) {
            assertThat(dayOfMeetingNow(later, "ana")).isEqualTo(today(zone));
        }
    }
}
