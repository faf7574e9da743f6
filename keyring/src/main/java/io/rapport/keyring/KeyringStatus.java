package io.rapport.keyring;

/** How the keyring stands, for health and status. */
public enum KeyringStatus {
    /** It answers. */
    READY("The keyring answers"),
    /** It does not answer; what needs it waits. */
    AWAY("The keyring does not answer"),
    /** It knows neither the keyset of a subject nor that it was destroyed; whatever is theirs waits. */
    UNKNOWN_SUBJECT("The keyring does not know a subject: look whether it is the one that belongs to this event store"),
    /** A keyset is wrapped under another master key, or is not what was wrapped; whatever is theirs waits. */
    WRONG_MASTER_KEY("A keyset does not open with RAPPORT_MASTER_KEY");

    private final String text;

    KeyringStatus(String text) {
        this.text = text;
    }

    /** In a sentence. */
    public String text() {
        return text;
    }
}
