package io.rapport.events.gathering;

/** As what the member is there. */
public enum GatheringRole {
    ATTEND,
    HOST
}
