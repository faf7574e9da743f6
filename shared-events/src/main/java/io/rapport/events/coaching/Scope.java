package io.rapport.events.coaching;

/** A part of a member's data that they may open to their coach. */
public enum Scope {
    /** Goals with their progress, the career plan with its aims, skills, and how they serve each other. */
    GOALS_AND_PLAN,
    /** Timelines, cards and briefings of people; gatherings, missions and introductions; the network in figures. */
    TIMELINE_AND_CARDS,
    /** Who the people are; without it each is only a person. */
    NAMES,
    /** Free text as the member wrote it, whoever it names; without it only that there is some. */
    NOTES,
    /** What is due. */
    AGENDA
}
