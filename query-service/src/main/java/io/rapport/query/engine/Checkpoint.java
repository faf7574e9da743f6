package io.rapport.query.engine;

/**
 * How far a projection has come in a partition. Offsets belong to one incarnation of a topic, positions to the log: of
 * a topic that was created anew all is read again, and what lies at or before {@code position} is skipped.
 *
 * @param topicId the incarnation of the topic that {@code offset} belongs to
 * @param offset of the record to be read next
 * @param position of the last event that was applied or parked; 0 at the beginning
 */
record Checkpoint(String topicId, long offset, long position) {}
