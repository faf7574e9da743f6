package io.rapport.events.relationship;

/** Where the card of somebody came from whom the member has not met. */
public enum CaptureSource {
    /** A business card, or a name on a list. */
    CARD,
    /** A request that was accepted online. */
    REQUEST,
    /** A row of an import. */
    IMPORT
}
