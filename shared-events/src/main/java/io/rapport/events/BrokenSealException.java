package io.rapport.events;

/** A sealed value that was changed, or moved to where it does not belong. */
public final class BrokenSealException extends RuntimeException {

    /** Names nobody, and quotes nothing. */
    public BrokenSealException() {
        super("A sealed value is not what was sealed for this place");
    }
}
