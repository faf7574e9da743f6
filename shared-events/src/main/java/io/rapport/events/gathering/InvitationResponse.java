package io.rapport.events.gathering;

/** How an invitation was answered. */
public enum InvitationResponse {
    COMING,
    MAYBE,
    NOT_COMING
}
