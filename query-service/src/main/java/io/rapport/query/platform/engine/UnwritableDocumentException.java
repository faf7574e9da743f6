package io.rapport.query.platform.engine;

/** A fold gave a document that cannot be stored: too large, or of values that BSON has no form for. */
final class UnwritableDocumentException extends RuntimeException {

    private final String problem;

    UnwritableDocumentException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** The kind of failure. */
    String problem() {
        return problem;
    }
}
