package io.rapport.events.relationship;

/** What kind of help is offered or received. */
public enum HelpKind {
    RESOURCE,
    INTRODUCTION,
    EXPERTISE,
    ADVICE,
    READING,
    FOLLOW_UP_MEETING
}
