package io.rapport.query.platform.web;

/** The read model does not follow the aggregate any more that the caller wrote to; answered with 503, for good. */
final class ReadModelStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReadModelStoppedException() {
        super("ReadModelStopped", null, false, false);
    }
}
