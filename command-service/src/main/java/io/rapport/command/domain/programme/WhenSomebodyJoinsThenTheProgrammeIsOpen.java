package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.EnrolmentCommand.Joining;
import io.rapport.command.domain.programme.KnownProgrammes.Known;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsClosed;
import io.rapport.command.domain.programme.ProgrammeRejection.ProgrammeIsOver;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** To a programme that is closed or over nobody is invited, and nobody says yes; who takes part may still leave. */
final class WhenSomebodyJoinsThenTheProgrammeIsOpen implements Policy {

    private final KnownProgrammes programmes;

    WhenSomebodyJoinsThenTheProgrammeIsOpen(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof Joining command) {
            check(command, MessageOwner.in(message.getMetaData()));
        }
    }

    void check(Joining command, Owner member) {
        Known known = programmes
                .find(member.tenantId(), command.programmeId())
                .orElseThrow(() -> new RejectedException(new NotFound()));
        if (known.closed()) {
            throw new RejectedException(new ProgrammeIsClosed());
        }
        if (known.to() != null && known.to().isBefore(command.today())) {
            throw new RejectedException(new ProgrammeIsOver());
        }
    }
}
