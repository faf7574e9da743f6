package io.rapport.query.platform.consent;

/** Whether somebody may look at a member's data cannot be told now, so nobody else does; answered with 503. */
public final class ConsentUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ConsentUnavailableException() {
        super("ConsentUnavailable", null, false, false);
    }
}
