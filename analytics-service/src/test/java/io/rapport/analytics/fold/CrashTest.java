package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.fold.Folded.Recorded;
import io.rapport.analytics.parts.Life;
import io.rapport.events.RapportEvent;
import io.rapport.events.member.MemberEvent.FirstDayOfWeekChosen;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was folded when a crash came is folded again: some documents have had it, and others have not. */
class CrashTest {

    private static final int MEMBERS = Integer.getInteger("rapport.torn", 60);

    /** A life in which the member comes to stand otherwise now and then. */
    private static List<Recorded> life(Random random) {
        List<Recorded> events = new ArrayList<>();
        for (RapportEvent event : Life.of(random, 24, 12).events()) {
            events.add(new Recorded("mia", "2026-11-01", event));
            if (random.nextInt(20) == 0) {
                RapportEvent otherwise = switch (random.nextInt(4)) {
                    case 0 -> new OptedOutOfAnalytics();
                    case 1 -> new OptedInToAnalytics();
                    case 2 -> new FirstDayOfWeekChosen(random.nextBoolean() ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY);
                    default -> new MemberEnrolled(new UUID(1, 1), new UUID(random.nextLong(), 2));
                };
                events.add(new Recorded("mia", "2025-0" + (1 + random.nextInt(9)) + "-15", otherwise));
            }
        }
        return events;
    }

    @Test
    void nothingIsCountedTwiceOrLost() {
        for (int seed = 0; seed < MEMBERS; seed++) {
            List<Recorded> events = life(new Random(seed));
            Folded torn = Folded.ofTorn(events, new Random(seed));
            Folded once = Folded.ofRecorded(events);
            assertThat(torn.counts()).as("seed %d", seed).isEqualTo(once.counts());
            assertThat(new HashSet<>(torn.stories())).as("seed %d", seed).isEqualTo(new HashSet<>(once.stories()));
            assertThat(torn.habits()).as("seed %d", seed).isEqualTo(once.habits());
            for (Dimension dimension : Dimension.values()) {
                for (String month : once.counts().keySet()) {
                    assertThat(torn.part(dimension, month)).isEqualTo(once.part(dimension, month));
                }
            }
        }
    }
}
