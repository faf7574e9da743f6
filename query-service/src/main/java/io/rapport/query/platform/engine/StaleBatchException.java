package io.rapport.query.platform.engine;

/**
 * Somebody else wrote what a batch was about to write, or the database lost it: the batch is thrown away and read again
 * from the checkpoint.
 */
final class StaleBatchException extends RuntimeException {

    StaleBatchException() {
        super("The stored state is not the one that was loaded");
    }
}
