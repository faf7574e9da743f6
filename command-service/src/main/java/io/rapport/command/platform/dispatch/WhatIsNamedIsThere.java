package io.rapport.command.platform.dispatch;

import io.rapport.command.kernel.rules.RefersTo;
import io.rapport.command.kernel.rules.RefersTo.Named;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a command names outside of its own aggregate exists, and is the same member's. Nothing is ever deleted, so what
 * was there a moment ago is there still, and no command takes turns for it.
 */
public final class WhatIsNamedIsThere implements Policy {

    private final ExistingAggregates existing;

    public WhatIsNamedIsThere(ExistingAggregates existing) {
        this.existing = existing;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof RefersTo command) {
            check(MessageOwner.in(message.getMetaData()), command);
        }
    }

    /**
     * Looks for all that the command names.
     *
     * @throws RejectedException with what it says of the first thing that the owner does not have
     */
    public void check(Owner owner, RefersTo command) {
        for (Named named : command.refersTo()) {
            if (named.id() != null && !existing.exists(owner, named.aggregateType(), named.id())) {
                throw new RejectedException(named.otherwise());
            }
        }
    }
}
