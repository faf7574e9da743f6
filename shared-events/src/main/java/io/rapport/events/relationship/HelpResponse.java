package io.rapport.events.relationship;

/** How an offer of help was received. Only enthusiasm is a yes: a polite yes is really a no. */
public enum HelpResponse {
    ENTHUSIASTIC,
    POLITE,
    DECLINED,
    NO_ANSWER
}
