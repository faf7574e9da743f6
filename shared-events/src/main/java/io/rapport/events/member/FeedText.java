package io.rapport.events.member;

/** Which texts a calendar that is read by a secret may show. */
public enum FeedText {
    /** Not even a name: that something is due, and of which kind. */
    NOTHING,
    /** Names of people and gatherings, and titles of goals. */
    NAMES,
    /** What was planned, offered or remembered too. */
    ALL
}
