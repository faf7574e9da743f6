package io.rapport.command.platform.idempotency;

import io.rapport.command.kernel.rules.Rejection;

/** The idempotency key was used before, for another request. */
record IdempotencyKeyReused() implements Rejection {

    @Override
    public String field() {
        return "Idempotency-Key";
    }

    @Override
    public String detail() {
        return "This key belongs to another request. Use a new key for a new request, and the same request with an old one.";
    }
}
