package io.rapport.command.platform.forgetting;

/** It is recorded that somebody is to be forgotten, and not yet done: any instance goes on until it is. */
public final class ForgettingUnderWayException extends RuntimeException {

    ForgettingUnderWayException(Throwable cause) {
        super("Not all is forgotten yet", cause);
    }
}
