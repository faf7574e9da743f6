package io.rapport.query.platform.engine.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;

/** What holds for all that is written in bulk. */
public final class BulkWrites {

    /** More partitions than this are rarely folded by one instance at the same time. */
    public static final int MOST_TOGETHER = 64;

    private BulkWrites() {}

    /** Whether documents that were to be new are there already, and nothing else went wrong. */
    public static boolean isDuplicateKey(MongoBulkWriteException e) {
        return e.getWriteConcernError() == null
                && e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
