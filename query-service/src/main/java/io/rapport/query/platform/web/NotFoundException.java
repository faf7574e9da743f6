package io.rapport.query.platform.web;

/** There is nothing of the member's at this address: whether somebody else has something there is not told. */
public final class NotFoundException extends RuntimeException {

    /** Answers 404. */
    public NotFoundException() {
        super("NotFound", null, false, false);
    }
}
