package io.rapport.events;

/** The keyring does not answer, or does not know a subject that it has to know: that passes, or is an alarm. */
public final class SealsUnavailableException extends RuntimeException {

    private final boolean unknown;

    private SealsUnavailableException(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    /** It does not answer. */
    public static SealsUnavailableException away() {
        return new SealsUnavailableException("The keyring does not answer", false);
    }

    /** It answers, and has neither the keyset nor a record of its destruction: most likely it is another keyring. */
    public static SealsUnavailableException unknownSubject() {
        return new SealsUnavailableException("The keyring does not know a subject", true);
    }

    /** Whether it answered and did not know the subject, which somebody has to look at. */
    public boolean unknown() {
        return unknown;
    }
}
