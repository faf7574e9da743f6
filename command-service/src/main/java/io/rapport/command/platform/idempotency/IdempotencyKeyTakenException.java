package io.rapport.command.platform.idempotency;

/**
 * The request's idempotency key has an answer already: the same request came in before, or another one with its key.
 */
public final class IdempotencyKeyTakenException extends RuntimeException {

    public IdempotencyKeyTakenException() {
        super("The idempotency key has an answer already", null, false, false);
    }
}
