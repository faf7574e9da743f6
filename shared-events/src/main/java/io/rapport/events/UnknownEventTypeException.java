package io.rapport.events;

/** An event of a type that this build does not know: most often one of a newer version. */
public final class UnknownEventTypeException extends RuntimeException {

    private final String type;

    UnknownEventTypeException(String type) {
        super("The event type " + type + " is not known");
        this.type = type;
    }

    /** The wire name that is not known. */
    public String type() {
        return type;
    }
}
