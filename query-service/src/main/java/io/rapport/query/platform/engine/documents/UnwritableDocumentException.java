package io.rapport.query.platform.engine.documents;

/** A fold gave a document that cannot be stored: too large, or of values that BSON has no form for. */
public final class UnwritableDocumentException extends RuntimeException {

    private final String problem;

    UnwritableDocumentException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** The kind of failure. */
    public String problem() {
        return problem;
    }
}
