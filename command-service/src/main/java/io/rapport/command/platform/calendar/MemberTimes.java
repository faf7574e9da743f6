package io.rapport.command.platform.calendar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rapport.command.kernel.time.MemberTime;
import io.rapport.command.kernel.time.MemberTime.ZoneChange;
import io.rapport.events.EventCodec;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Each member's calendar, folded from their events. A change counts at once in the instance that took it, and within
 * ten seconds in the others.
 */
@Component
public final class MemberTimes {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final int CACHED_MEMBERS = 50_000;

    private final JdbcTemplate jdbc;
    private final EventCodec codec;
    private final CalendarBloomFilter chosen;
    private final Cache<Owner, MemberTime> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_MEMBERS)
            .expireAfterWrite(STALE_AFTER)
            .build();

    private record Recorded(Instant at, RapportEvent event) {}

    MemberTimes(JdbcTemplate jdbc, EventCodec codec, CalendarBloomFilter chosen) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.chosen = chosen;
    }

    /** The member's calendar; {@link MemberTime#DEFAULT} until they chose. */
    public MemberTime of(Owner owner) {
        return chosen.lacks(owner) ? MemberTime.DEFAULT : cache.get(owner, this::read);
    }

    /** The member has just chosen anew. */
    public void changed(Owner owner) {
        chosen.add(owner);
        cache.invalidate(owner);
    }

    private MemberTime read(Owner owner) {
        List<Recorded> choices = jdbc.query(
                "SELECT type, payload, recorded_at FROM event WHERE aggregate_id = ? ORDER BY sequence",
                (row, number) -> new Recorded(
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        codec.decode(row.getString("type"), row.getBytes("payload"))),
                owner.key());
        List<ZoneChange> changes = new ArrayList<>();
        DayOfWeek firstDay = MemberTime.DEFAULT.firstDayOfWeek();
        for (Recorded choice : choices) {
            if (choice.event() instanceof MemberEvent event) {
                switch (event) {
                    case MemberEvent.TimeZoneChosen chosen -> changes.add(new ZoneChange(choice.at(), chosen.zone()));
                    case MemberEvent.FirstDayOfWeekChosen chosen -> firstDay = chosen.day();
                    case MemberEvent.CalendarFeedIssued _,
                            MemberEvent.CalendarFeedRevoked _,
                            MemberEvent.MemberDescribed _,
                            MemberEvent.OptedOutOfAnalytics _,
                            MemberEvent.OptedInToAnalytics _,
                            MemberEvent.MemberForgotten _ -> {}
                }
            }
        }
        return new MemberTime(List.copyOf(changes), firstDay);
    }
}
