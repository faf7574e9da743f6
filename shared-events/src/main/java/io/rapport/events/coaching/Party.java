package io.rapport.events.coaching;

/** One of the two who are engaged with each other. */
public enum Party {
    MEMBER,
    COACH
}
