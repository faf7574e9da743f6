package io.rapport.bench.growth;

import java.util.List;
import java.util.stream.LongStream;

/** Some relationships with so many events each, of members whose numbers begin with {@code first}. */
record Size(int events, long first, int relationships) {

    /** So many relationships of each that a run leaves them near the size that they are named after. */
    static final List<Size> ALL =
            List.of(new Size(10, 1_000_000, 1_000), new Size(1_000, 2_000_000, 10), new Size(50_000, 3_000_000, 1));

    LongStream members() {
        return LongStream.range(first, first + relationships);
    }

    String words() {
        return "%,d events".formatted(events);
    }
}
