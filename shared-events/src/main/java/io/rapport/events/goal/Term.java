package io.rapport.events.goal;

/** Short-term goals support long-term ones. */
public enum Term {
    SHORT,
    LONG
}
