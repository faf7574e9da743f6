package io.rapport.bench.visible;

import java.util.List;

/** Where what was consumed is written. */
interface Documents {

    /** A row and where it was on the topic. */
    record Arrived(int partition, long offset, Row row) {}

    /** Writes what came of one poll. */
    void write(List<Arrived> polled);
}
