package io.rapport.query.platform.engine.mongo;

/**
 * Somebody else wrote what a batch was about to write, or the database lost it: the batch is thrown away and read again
 * from the checkpoint.
 */
public final class StaleBatchException extends RuntimeException {

    public StaleBatchException() {
        super("The stored state is not the one that was loaded");
    }
}
