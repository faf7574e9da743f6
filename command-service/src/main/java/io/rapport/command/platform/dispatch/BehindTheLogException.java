package io.rapport.command.platform.dispatch;

/** The aggregate was taken from memory, where it is older than what the request knows of it. */
final class BehindTheLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BehindTheLogException() {
        super("Older than the log", null, false, false);
    }
}
