package io.rapport.command.platform.relay;

import io.rapport.trouble.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the topic holds, measured by the log.
 *
 * @param first the first position, 0 if there is none
 * @param ends the last position of each partition
 * @param foreign records behind these that are no part of the log
 * @param trouble why nothing may be published to this topic, or {@code null}
 */
record TopicContents(
        long first,
        PartitionEnds ends,
        List<Foreign> foreign,
        @Nullable Trouble trouble) {

    /** Records behind the end of a partition, from an offset on, that belong to nothing. */
    record Foreign(int partition, long offset, long records) {}

    static TopicContents unusable(Trouble trouble) {
        return new TopicContents(0, new PartitionEnds(new long[0]), List.of(), trouble);
    }

    long foreignRecords() {
        return foreign.stream().mapToLong(Foreign::records).sum();
    }
}
