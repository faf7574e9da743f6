package io.rapport.query.platform.web;

/** The read model did not have what the caller wrote within the time that a query waits; answered with 503. */
final class NotYetAppliedException extends RuntimeException {

    NotYetAppliedException() {
        super("NotYetApplied", null, false, false);
    }
}
