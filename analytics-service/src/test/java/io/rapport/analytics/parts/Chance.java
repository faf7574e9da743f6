package io.rapport.analytics.parts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/** What is made up at random in a life, the same again for the same beginning. */
record Chance(Random random) {

    /** In so many of a hundred cases. */
    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    /** At least 0, and less than this. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** A moment that is of this day in UTC. */
    static Instant at(LocalDate on) {
        return on.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
