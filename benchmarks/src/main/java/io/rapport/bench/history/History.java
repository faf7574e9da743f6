package io.rapport.bench.history;

import io.rapport.events.EventEnvelope;
import java.util.function.Consumer;

/** A log of events, the same each time that it is told. */
public interface History {
    /** What it is, in a few words. */
    String name();

    /** How many events it has. */
    long size();

    /** Tells all events in the order of their positions, which are dense from 1. */
    void tell(Consumer<EventEnvelope> to);
}
