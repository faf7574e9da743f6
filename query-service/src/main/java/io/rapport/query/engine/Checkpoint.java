package io.rapport.query.engine;

import org.jspecify.annotations.Nullable;

/**
 * How far a projection has come in a partition. Offsets belong to one incarnation of a topic, positions to the log: of
 * a topic that was created anew all is read again, and what lies at or before {@code position} is skipped. The topic
 * may by then be filled from another log, whose positions mean nothing here; its first event gives it away.
 *
 * @param version of the projection whose documents these are
 * @param topicId the incarnation of the topic that {@code offset} belongs to
 * @param offset of the record to be read next
 * @param position of the last event that was applied or parked; 0 at the beginning
 * @param firstEvent the id of the first event in the partition, which tells logs apart; unknown until there is one
 */
record Checkpoint(
        int version,
        String topicId,
        long offset,
        long position,
        @Nullable String firstEvent) {

    /** The beginning of a partition of this topic. */
    static Checkpoint beginning(int version, String topicId) {
        return new Checkpoint(version, topicId, 0, 0, null);
    }

    /** The same progress, in a topic that was created anew. */
    Checkpoint fromTheStartOf(String newTopicId) {
        return new Checkpoint(version, newTopicId, 0, position, firstEvent);
    }

    Checkpoint knowing(String event) {
        return new Checkpoint(version, topicId, offset, position, event);
    }

    Checkpoint movedTo(long newOffset, long newPosition) {
        return new Checkpoint(version, topicId, newOffset, Math.max(position, newPosition), firstEvent);
    }
}
