package io.rapport.query.platform.engine.partition;

/**
 * Room in memory for what folds keep from one batch to the next. A process has so much of it, whatever it folds: more
 * projections and more partitions keep less each.
 *
 * @param bytes of documents and markers together
 */
public record KeepingRoom(long bytes) {

    /** Of the heap; the rest is for everything else. */
    private static final double PART = 0.25;

    private static final long MOST = 64L * 1024 * 1024;

    /** Of one fold: more has never made one faster. */
    private static final long MOST_DOCUMENTS = 2L * 1024 * 1024;

    /** Of the room, for documents. */
    private static final double DOCUMENTS = 0.75;

    /** What a marker takes with its owner and its ids. */
    private static final int BYTES_OF_A_MARKER = 350;

    private static final int MOST_MARKERS = 1_000;

    /** What this process has. */
    public static final KeepingRoom OF_PROCESS =
            new KeepingRoom(Math.min(MOST, (long) (Runtime.getRuntime().maxMemory() * PART)));

    /** What one of so many has. */
    public KeepingRoom share(int of) {
        return new KeepingRoom(bytes / of);
    }

    /** How many bytes of documents one fold keeps, if this is what it has. */
    long documents() {
        return Math.min(MOST_DOCUMENTS, (long) (bytes * DOCUMENTS));
    }

    /** How many markers, likewise. */
    int markers() {
        return (int) Math.min(MOST_MARKERS, (long) (bytes * (1 - DOCUMENTS)) / BYTES_OF_A_MARKER);
    }
}
