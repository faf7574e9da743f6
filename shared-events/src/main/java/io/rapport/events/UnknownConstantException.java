package io.rapport.events;

/** An event of a known type with a constant of an enumeration that this build does not know. */
public final class UnknownConstantException extends NotUnderstoodException {

    UnknownConstantException(String type, Class<?> enumeration) {
        super(type, "An event of type " + type + " has a " + enumeration.getSimpleName() + " that is not known");
    }
}
