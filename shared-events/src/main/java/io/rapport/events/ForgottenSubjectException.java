package io.rapport.events;

/** Nothing new is kept about somebody who was forgotten. */
public final class ForgottenSubjectException extends RuntimeException {

    /** Names nobody. */
    public ForgottenSubjectException() {
        super("The subject was forgotten");
    }
}
