package io.rapport.bench.history;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What benchmarks read instead of what they would generate.
 *
 * @param contacts a file of lines {@code from to unix-seconds}
 * @param events how many events to generate
 */
public record Inputs(@Nullable Path contacts, @Nullable Integer events) {
    /** Everything is generated, in the usual number. */
    public static final Inputs NONE = new Inputs(null, null);

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
