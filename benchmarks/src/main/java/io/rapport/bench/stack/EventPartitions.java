package io.rapport.bench.stack;

/** How many partitions the stack gives its topic of events: what is measured beside it has as many. */
public final class EventPartitions {

    /** The setting that says so, which every process of a benchmark has in its environment. */
    static final String SETTING = "RAPPORT_EVENTS_PARTITIONS";

    private EventPartitions() {}

    public static int count() {
        return Integer.parseInt(System.getenv(SETTING));
    }
}
