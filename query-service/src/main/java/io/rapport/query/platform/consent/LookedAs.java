package io.rapport.query.platform.consent;

/** As whom somebody looked. */
public enum LookedAs {
    COACH,
    AUDITOR
}
