package io.rapport.bench.history;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What benchmarks are given, and would find for themselves otherwise.
 *
 * @param contacts a file of lines {@code from to unix-seconds}
 * @param events how many events to generate
 * @param rate how many commands a second to send
 */
public record Inputs(
        @Nullable Path contacts,
        @Nullable Integer events,
        @Nullable Integer rate) {
    /** Everything is generated, in the usual number, and sent at the usual rate. */
    public static final Inputs NONE = new Inputs(null, null, null);

    /** The history of contacts, as {@link TopicWorker} takes it. */
    public String contactsErrand() {
        Path file = contacts;
        return file == null ? "like-contacts -" : "contacts " + file.toAbsolutePath();
    }

    /** How many events to generate if nobody has said so. */
    public int eventsOr(int usual) {
        Integer number = events;
        return number == null ? usual : number;
    }
}
