package io.rapport.events;

/** Whose keyset seals a personal value; see {@link Subject}. */
public enum Whose {
    /** Of the person whose relationship the event names, so it is an {@link AboutPerson}; else of the member. */
    PERSON,
    /** Of the aggregate itself, which tells of several, each of whom closes it by being forgotten. */
    PEOPLE,
    /** Of the member themself. */
    MEMBER
}
