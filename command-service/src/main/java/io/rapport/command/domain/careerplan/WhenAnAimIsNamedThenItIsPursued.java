package io.rapport.command.domain.careerplan;

import io.rapport.command.domain.careerplan.CareerPlanRejection.AimIsRetired;
import io.rapport.command.domain.careerplan.CareerPlanRejection.NoSuchAim;
import io.rapport.command.kernel.rules.NamesAims;
import io.rapport.command.kernel.rules.NamesAims.NamedAim;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a goal or a gathering is for is an aim that the same member pursues; what only describes people may be one that
 * was retired, which describes them still. Commands take no turns for it: to retire an aim at the same time is as good
 * as to retire it right afterwards, and that is nobody's fault.
 */
final class WhenAnAimIsNamedThenItIsPursued implements Policy {

    private final KnownAims aims;

    WhenAnAimIsNamedThenItIsPursued(KnownAims aims) {
        this.aims = aims;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof NamesAims command) {
            for (NamedAim named : command.namedAims()) {
                check(MessageOwner.in(message.getMetaData()), named);
            }
        }
    }

    void check(Owner owner, NamedAim named) {
        switch (aims.of(owner, named.aimId())) {
            case ABSENT -> throw new RejectedException(new NoSuchAim(named.field()));
            case RETIRED -> {
                if (!named.retiredToo()) {
                    throw new RejectedException(new AimIsRetired(named.field()));
                }
            }
            case PURSUED -> {}
        }
    }
}
