package io.rapport.events.relationship;

/** A piece of the puzzle that a person is; each is unknown, assumed or certain. */
public enum Aspect {
    WHAT_THEY_DO,
    HOW_THEY_DO_IT,
    HARDEST_CHALLENGE,
    WHAT_DRIVES_THEM,
    WHAT_THEY_LOVE_TO_ACHIEVE,
    INTERESTS,
    GOALS,
    RECENT_PROJECTS,
    WHAT_THEY_ENJOY_MOST
}
