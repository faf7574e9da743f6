package io.rapport.query.models.programme;

import io.rapport.events.programme.ProgrammeCoach;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeChanged;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeOpened;
import io.rapport.events.programme.Sponsor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme as it is now; it is the tenant's. */
record Programme(
        UUID programmeId,
        Instant openedAt,
        String name,
        List<String> coachIds,
        @Nullable Sponsor sponsor,
        LocalDate from,
        @Nullable LocalDate to,
        boolean closed,
        @Nullable String closedBecause) {

    static Programme of(ProgrammeOpened event, Instant at) {
        return new Programme(
                event.programmeId(),
                at,
                event.name(),
                ids(event.coaches()),
                event.sponsor(),
                event.from(),
                event.to(),
                false,
                null);
    }

    Programme changed(ProgrammeChanged event) {
        return new Programme(
                programmeId,
                openedAt,
                event.name(),
                ids(event.coaches()),
                event.sponsor(),
                event.from(),
                event.to(),
                closed,
                closedBecause);
    }

    Programme close(@Nullable String reason) {
        return new Programme(programmeId, openedAt, name, coachIds, sponsor, from, to, true, reason);
    }

    private static List<String> ids(List<ProgrammeCoach> coaches) {
        return coaches.stream().map(ProgrammeCoach::coachId).toList();
    }
}
