package io.rapport.command.platform.relay;

import io.rapport.trouble.Trouble;
import org.jspecify.annotations.Nullable;

/** What an operator sees of the topic, and can do about it, at any instance. */
public interface TopicControl {

    /** Looks at the topic and the log as they are now. */
    TopicView look() throws InterruptedException;

    /**
     * Deletes the topic. Whoever leads creates it and fills it from position 1.
     *
     * @return why that could not be done, or {@code null}
     */
    @Nullable
    Trouble refill() throws InterruptedException;

    /**
     * The topic, measured by the log.
     *
     * @param id which topic it is, {@code null} if there is none or it cannot be asked
     * @param first the first position on it, 0 if it has none
     * @param last the last one
     * @param logHead the last position of the log, -1 if it cannot be asked
     * @param foreignRecords records behind the last position that are none of ours
     * @param trouble what keeps the relay from publishing to it, or {@code null}
     */
    record TopicView(
            @Nullable String id,
            int partitions,
            long first,
            long last,
            long logHead,
            long foreignRecords,
            @Nullable Trouble trouble) {}
}
