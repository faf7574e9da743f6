package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The secret of a calendar feed")
@ExtendWith(SharedInstances.Resolver.class)
class CalendarFeedIT {

    @Test
    @DisplayName("is told once and stored nowhere, so that a repeated request is answered without it")
    void toldOnce(SharedInstances shared) {
        RunningService service = shared.here();
        Client ana = service.member("feeds", "ana");
        Client.Reply first = ana.post("/me/calendar-feed", "{'text': 'NOTHING'}", "Idempotency-Key", "one");
        Client.Reply again = ana.post("/me/calendar-feed", "{'text': 'NOTHING'}", "Idempotency-Key", "one");

        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
        String secret = first.text("secret");
        assertThat(first.text("path")).isEqualTo("/calendar/" + secret + ".ics");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("feedId")).isEqualTo(first.text("feedId"));
        assertThat(again.body().has("secret")).isFalse();
        assertThat(again.body().has("path")).isFalse();
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM event WHERE position(? IN convert_from(payload, 'UTF8')) > 0",
                                Integer.class,
                                secret))
                .isZero();
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM idempotency WHERE position(? IN ids::text || location) > 0",
                                Integer.class,
                                secret))
                .isZero();
        assertThat(service.sql()
                        .queryForObject(
                                "SELECT count(*) FROM event WHERE tenant_id = 'feeds' AND member_id = 'ana' AND type LIKE '%CalendarFeedIssued%'",
                                Integer.class))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("is revoked where there is one")
    void revoked(SharedInstances shared) {
        RunningService service = shared.here();
        Client ben = service.member("feeds", "ben");
        Client.Reply none = ben.send("DELETE", "/me/calendar-feed", "");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text("rule")).isEqualTo("NoCalendarFeed");
        ben.post("/me/calendar-feed", "");
        assertThat(ben.send("DELETE", "/me/calendar-feed", "").status()).isEqualTo(204);
    }
}
