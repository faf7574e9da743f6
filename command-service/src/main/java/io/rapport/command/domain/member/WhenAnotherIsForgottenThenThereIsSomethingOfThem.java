package io.rapport.command.domain.member;

import io.rapport.command.domain.member.MemberCommand.ForgetMember;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.KnownMembers;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * An administrator who mistypes an id is told so, instead of shutting out for ever whoever gets that account one day.
 * Whoever asks for themself knows who they are.
 */
final class WhenAnotherIsForgottenThenThereIsSomethingOfThem implements Policy {

    private final KnownMembers members;

    WhenAnotherIsForgottenThenThereIsSomethingOfThem(KnownMembers members) {
        this.members = members;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof ForgetMember) {
            Owner owner = MessageOwner.in(message.getMetaData());
            if (!owner.memberId().equals(MessageOwner.actorIn(message.getMetaData())) && !members.isKnown(owner)) {
                throw new RejectedException(new NotFound());
            }
        }
    }
}
