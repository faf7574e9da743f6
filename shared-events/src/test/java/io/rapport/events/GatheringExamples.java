package io.rapport.events;

import static io.rapport.events.Examples.id;

import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;

/** A conference, attended or not, every component filled. */
final class GatheringExamples {

    private static final UUID GATHERING = id(200);

    private GatheringExamples() {}

    static Stream<GatheringEvent> all() {
        return Stream.of(
                new GatheringEvent.GatheringPlanned(
                        GATHERING,
                        "Brand Days",
                        GatheringRole.ATTEND,
                        GatheringKind.CONFERENCE,
                        "Meet people who hire leads",
                        id(301),
                        LocalDate.parse("2026-03-13"),
                        LocalDate.parse("2026-03-14"),
                        "Berlin",
                        "Brands that last",
                        "A walk through the museum"),
                new GatheringEvent.AttendanceRecorded(
                        GATHERING,
                        id(201),
                        Instant.parse("2026-03-14T20:00:00Z"),
                        LocalDate.parse("2026-03-14"),
                        "Small tables beat big halls"),
                new GatheringEvent.AttendanceCorrected(
                        GATHERING,
                        id(201),
                        Instant.parse("2026-03-13T20:00:00Z"),
                        LocalDate.parse("2026-03-13"),
                        "Small tables beat big halls by far",
                        "It was the first evening"),
                new GatheringEvent.AttendanceRetracted(GATHERING, id(201), "I stayed at home"),
                new GatheringEvent.GatheringCancelled(GATHERING, "The hosts moved it to autumn"));
    }
}
