package io.rapport.query.models.mission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The zone that says which day is the member's today.
 *
 * @param zone its id
 */
record MemberZone(String zone) {

    /** What holds until the member chooses. */
    static final MemberZone DEFAULT = new MemberZone(ZoneOffset.UTC.getId());

    LocalDate dayOf(Instant instant) {
        return instant.atZone(ZoneId.of(zone)).toLocalDate();
    }
}
