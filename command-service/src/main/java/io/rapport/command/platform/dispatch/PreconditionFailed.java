package io.rapport.command.platform.dispatch;

import io.rapport.command.kernel.rules.Rejection;

/** The aggregate is not at the sequence that {@code If-Match} names. */
record PreconditionFailed() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.PRECONDITION_FAILED;
    }

    @Override
    public String field() {
        return "If-Match";
    }

    @Override
    public String detail() {
        return "It was changed since you read it. Read it again, and send the ETag that you then get.";
    }
}
