package io.rapport.command.platform.commands;

import io.rapport.command.kernel.rules.Rejection;

/** Others changed the aggregate each time that the command was tried. */
public record ConcurrentChange() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String detail() {
        return "Others kept changing the same thing. Nothing happened; send the command again.";
    }
}
