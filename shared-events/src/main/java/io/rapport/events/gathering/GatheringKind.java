package io.rapport.events.gathering;

/** What kind of event a gathering is. */
public enum GatheringKind {
    CONFERENCE,
    MEETUP,
    WORKSHOP,
    TALK,
    TRADE_FAIR,
    SOCIAL
}
