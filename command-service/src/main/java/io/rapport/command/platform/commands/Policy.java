package io.rapport.command.platform.commands;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** A rule that looks beyond one aggregate: asked about every command, before the aggregate is loaded. */
public interface Policy {

    /**
     * Lets the command pass, or throws why it does not. What has to be held until the command is committed, or undone
     * if it is not, goes with its unit of work; so does what its handler is to know.
     */
    void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) throws Exception;
}
