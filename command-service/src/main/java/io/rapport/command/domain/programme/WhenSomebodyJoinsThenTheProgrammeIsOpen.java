package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.KnownProgrammes.Known;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsClosed;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsOver;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import java.time.LocalDate;
import java.util.UUID;

/** To a programme that is closed or over nobody is invited, and nobody says yes; who takes part may still leave. */
final class WhenSomebodyJoinsThenTheProgrammeIsOpen {

    private final KnownProgrammes programmes;

    WhenSomebodyJoinsThenTheProgrammeIsOpen(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    /**
     * Whoever invites is an admin, or one of its coaches; there is no such programme for anybody else.
     *
     * @return whether it is one of its coaches
     */
    boolean checkInvitation(String tenantId, UUID programmeId, String actor, boolean admin, LocalDate today) {
        Known known = found(tenantId, programmeId);
        boolean coach = known.coachIds().contains(actor);
        if (!coach && !admin) {
            throw new RejectedException(new NotFound());
        }
        mustBeOpen(known, today);
        return coach;
    }

    void checkYes(String tenantId, UUID programmeId, LocalDate today) {
        mustBeOpen(found(tenantId, programmeId), today);
    }

    private Known found(String tenantId, UUID programmeId) {
        return programmes.find(tenantId, programmeId).orElseThrow(() -> new RejectedException(new NotFound()));
    }

    private static void mustBeOpen(Known known, LocalDate today) {
        if (known.closed()) {
            throw new RejectedException(new ProgrammeIsClosed());
        }
        if (known.to() != null && known.to().isBefore(today)) {
            throw new RejectedException(new ProgrammeIsOver());
        }
    }
}
