package io.rapport.verifier;

/**
 * Something in a store that is not as the log was written or signed.
 *
 * @param position of the event that it is about in the log, 0 if it is about none
 * @param where what it is about in words, such as a tenant's checkpoint; the position says it already if this is empty
 */
public record Finding(What what, long position, String where, String detail) {

    /** What is wrong. */
    public enum What {
        /** The event's stored bytes give another leaf than the log has. */
        EVENT_CHANGED,
        /** There is a position without its event. */
        EVENT_MISSING,
        /** There is an event that neither the log nor the outbox knows. */
        EVENT_NOT_IN_LOG,
        /** A position is skipped or comes twice. */
        POSITION_NOT_DENSE,
        /** A tenant's own numbering skips or repeats. */
        INDEX_NOT_DENSE,
        /** A tenant's log ends before or after what the store, or a checkpoint, says that it has. */
        LOG_OF_ANOTHER_LENGTH,
        /** The tree above the events is not the one that was signed. */
        TREE_NOT_AS_SIGNED,
        /** A node that is kept of the tree is not the one above its leaves. */
        NODE_NOT_OF_TREE,
        /** A checkpoint cannot be read, or its columns are not those of its note. */
        CHECKPOINT_UNREADABLE,
        /** A checkpoint is signed by no key that is trusted. */
        CHECKPOINT_NOT_SIGNED,
        /** What is kept as a witness's signature is not one of the checkpoint, or not of a witness that is trusted. */
        COSIGNATURE_FALSE,
        /** A checkpoint is in the store alone, or on the topic alone. */
        CHECKPOINT_NOT_IN_BOTH,
        /** Two signed checkpoints of one size differ. */
        LOG_FORKED,
        /** The record on the topic is of another event than the log has there. */
        TOPIC_DIFFERS,
        /** An event is not on the topic. */
        TOPIC_LACKS,
        /** A record on the topic is there twice, out of order, or of no event of the log. */
        TOPIC_HAS_FOREIGN
    }

    @Override
    public String toString() {
        String at = position > 0 ? "position " + position + (where.isEmpty() ? "" : ", ") : "";
        return at + where + ": " + what + ": " + detail;
    }
}
