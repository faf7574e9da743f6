package io.rapport.events.coaching;

/** What two people meet for who are, or may become, member and coach. */
public enum SessionKind {
    /** The first call, which costs nothing and binds nobody. */
    FIRST_CALL,
    SESSION
}
