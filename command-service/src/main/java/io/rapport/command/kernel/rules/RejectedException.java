package io.rapport.command.kernel.rules;

/**
 * Carries a rejection to whoever answers the request. It is unchecked, because a checked exception would commit Axon's
 * unit of work, and has no stack trace, because a broken rule is no fault of the program.
 */
public final class RejectedException extends RuntimeException {

    private final transient Rejection rejection;

    /** A command was rejected; nothing happened. */
    public RejectedException(Rejection rejection) {
        super(rejection.rule(), null, false, false);
        this.rejection = rejection;
    }

    /** The broken rule. */
    public Rejection rejection() {
        return rejection;
    }
}
