package io.rapport.query.platform.engine.progress;

import java.util.List;

/**
 * How far a projection has come in a partition. Offsets belong to one incarnation of a topic, positions to the log: of
 * a topic that was created anew all is read again, and what lies at or before {@code position} is skipped. The topic
 * may by then be filled from another history, whose positions mean nothing here; the events on the trail give it away.
 *
 * @param topicId the incarnation of the topic that {@code offset} belongs to
 * @param offset of the record to be read next
 * @param partitions how many the topic had: where there are others, a partition has the events of other members
 * @param link the position of the last record before it that belongs to the log
 * @param aside the position of a record after that one which was set aside and may be continued, so that a hole is a
 *     hole after a restart too; 0 if there is none
 * @param position of the last event that was applied or parked; 0 at the beginning, and {@code link} unless a topic
 *     that was created anew is being read again
 * @param trail some of the events that were applied, the last one first
 * @param foreign how many records of the partition did not belong to the log
 */
public record Checkpoint(
        String topicId,
        int partitions,
        long offset,
        long link,
        long aside,
        long position,
        List<Link> trail,
        long foreign) {

    /** The beginning of a partition of this topic. */
    public static Checkpoint beginning(String topicId, int partitions) {
        return new Checkpoint(topicId, partitions, 0, 0, 0, 0, List.of(), 0);
    }

    /** The same progress, in a topic that was created anew. */
    public Checkpoint fromTheStartOf(String newTopicId) {
        return new Checkpoint(newTopicId, partitions, 0, 0, 0, position, trail, 0);
    }

    /** Whether a topic that was created anew has not been read yet as far as the one before it. */
    public boolean isReadAgain() {
        return link < position;
    }
}
