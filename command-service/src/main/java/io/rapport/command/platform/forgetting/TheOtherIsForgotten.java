package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.Rejection;

/** What two had together ended when one of them was forgotten. */
public record TheOtherIsForgotten() implements Rejection {

    @Override
    public String detail() {
        return "The other of you two was forgotten. What you had together has ended, and nothing more is recorded of it.";
    }
}
