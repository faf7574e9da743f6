package io.rapport.query.platform.merges;

import java.util.UUID;

/** What was asked for is told of another record now, which stands for the same person. */
public final class MergedException extends RuntimeException {

    private final UUID record;
    private final UUID into;

    /** Answers 307. */
    public MergedException(UUID record, UUID into) {
        super("RelationshipMerged", null, false, false);
        this.record = record;
        this.into = into;
    }

    /** Which was asked for. */
    public UUID record() {
        return record;
    }

    /** Which stands for it. */
    public UUID into() {
        return into;
    }
}
