package io.rapport.command.platform.commands;

import io.rapport.events.Owner;

/** Whoever was forgotten by a command is gone before the command is answered. */
public interface Forgettings {

    /**
     * Completes all that this member asked to be forgotten, or was asked for them. What cannot be done now is done
     * later, and whoever asks again is answered then.
     */
    void complete(Owner owner);
}
