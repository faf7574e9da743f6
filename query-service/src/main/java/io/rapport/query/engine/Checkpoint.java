package io.rapport.query.engine;

import java.util.List;

/**
 * How far a projection has come in a partition. Offsets belong to one incarnation of a topic, positions to the log: of
 * a topic that was created anew all is read again, and what lies at or before {@code position} is skipped. The topic
 * may by then be filled from another history, whose positions mean nothing here; the events on the trail give it away.
 *
 * @param topicId the incarnation of the topic that {@code offset} belongs to
 * @param offset of the record to be read next
 * @param link the position of the last record before it that belongs to the log
 * @param position of the last event that was applied or parked; 0 at the beginning, and {@code link} unless a topic
 *     that was created anew is being read again
 * @param trail some of the events that were applied, the last one first
 * @param foreign how many records of the partition did not belong to the log
 */
record Checkpoint(String topicId, long offset, long link, long position, List<Link> trail, long foreign) {

    /** The beginning of a partition of this topic. */
    static Checkpoint beginning(String topicId) {
        return new Checkpoint(topicId, 0, 0, 0, List.of(), 0);
    }

    /** The same progress, in a topic that was created anew. */
    Checkpoint fromTheStartOf(String newTopicId) {
        return new Checkpoint(newTopicId, 0, 0, position, trail, 0);
    }

    Checkpoint movedTo(long newOffset, long newPosition, Chain chain) {
        return new Checkpoint(
                topicId, newOffset, chain.end(), Math.max(position, newPosition), chain.trail(), chain.foreign());
    }

    /** Whether a topic that was created anew has not been read yet as far as the one before it. */
    boolean isReadAgain() {
        return link < position;
    }
}
