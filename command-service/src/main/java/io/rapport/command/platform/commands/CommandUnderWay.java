package io.rapport.command.platform.commands;

import io.rapport.command.platform.aggregate.CompanionRows;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The command that is being handled, for rules that have more to be written with its events. */
public interface CommandUnderWay {

    /** The name under which the command's metadata holds it. */
    String KEY = "inFlight";

    /** The one that the current unit of work handles, or {@code null} outside of one. */
    static @Nullable CommandUnderWay current() {
        if (CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().getMessage() instanceof CommandMessage<?> message) {
            return (CommandUnderWay) message.getMetaData().get(KEY);
        }
        return null;
    }

    /** Asks for these rows to be written with the events. */
    void writes(CompanionRows rows);
}
