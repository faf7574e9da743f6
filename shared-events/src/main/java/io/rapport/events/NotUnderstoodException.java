package io.rapport.events;

/**
 * An event that holds something this build does not know: most often one of a newer version, which a newer build can
 * read as it is.
 */
public abstract sealed class NotUnderstoodException extends RuntimeException
        permits UnknownEventTypeException, UnknownConstantException {

    private final String type;

    NotUnderstoodException(String type, String message) {
        super(message);
        this.type = type;
    }

    /** The wire name of the event's type. */
    public String type() {
        return type;
    }
}
