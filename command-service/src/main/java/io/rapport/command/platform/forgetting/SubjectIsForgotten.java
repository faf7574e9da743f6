package io.rapport.command.platform.forgetting;

import io.rapport.command.kernel.rules.Rejection;

/** What was to be written down tells of somebody who was forgotten. */
public record SubjectIsForgotten() implements Rejection {

    @Override
    public String detail() {
        return "Somebody of whom this tells was forgotten, so no words are kept here any more. If you met them again,"
                + " record that as a new acquaintance (meetPerson).";
    }
}
