package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.GiveFeedback;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchSubject;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Feedback is on what the member has and its coach sees. Whoever may see nothing of the kind is told that by the
 * engagement, whether there is such a thing or not; what is not there and what is not open look the same.
 */
final class WhatFeedbackIsAboutIsOpen implements Policy {

    private final OpenToCoaches open;

    WhatFeedbackIsAboutIsOpen(OpenToCoaches open) {
        this.open = open;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof GiveFeedback command) {
            check(command, MessageOwner.in(message.getMetaData()), MessageOwner.actorIn(message.getMetaData()));
        }
    }

    void check(GiveFeedback command, Owner member, String coach) {
        Opening opening =
                open.of(member, coach, command.engagementId(), command.scope()).orElse(null);
        if (opening != null && !open.holds(member, command.engagementId(), opening, command.subject())) {
            throw new RejectedException(new NoSuchSubject());
        }
    }
}
