package io.rapport.local.replay;

import java.time.Instant;

/**
 * The command that an acquaintance begins with. It is the same at every attempt to the last byte, field order included:
 * a repeated key is taken with the same request only.
 */
record MeetPerson(String name, HowMet howMet, Instant occurredAt) {

    /** They wrote to each other. */
    record HowMet(String online) {}

    static MeetPerson of(Acquaintance acquaintance) {
        return new MeetPerson(
                "Contact " + acquaintance.to(),
                new HowMet("message"),
                acquaintance.meeting().at());
    }
}
