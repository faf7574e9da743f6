package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.Rejection;

/** Nothing is recorded by a member who was forgotten, nor for them. */
public record MemberIsForgotten() implements Rejection {

    @Override
    public String detail() {
        return "This member was forgotten, so nothing is recorded any more. Whoever begins anew does so with a new account.";
    }
}
