package io.rapport.query.platform.history;

/** The log cannot be read at the moment, so nothing is told of the past; answered with 503. */
public final class LogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LogUnavailableException() {
        super("LogUnavailable", null, false, false);
    }
}
