package io.rapport.bench.history;

import java.util.SplittableRandom;
import java.util.UUID;

/** UUIDs of version 7 as the services draw them, so that indexes grow as they do in life, but the same in each run. */
final class Ids {
    private static final long BEGIN_MILLIS = 1_767_225_600_000L;

    private final SplittableRandom random;
    private long drawn;

    Ids(long seed) {
        random = new SplittableRandom(seed);
    }

    UUID next() {
        long millis = BEGIN_MILLIS + drawn++;
        long high = millis << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = Long.MIN_VALUE | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
