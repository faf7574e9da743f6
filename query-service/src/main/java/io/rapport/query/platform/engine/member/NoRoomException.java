package io.rapport.query.platform.engine.member;

/** Too much is folded in memory at the moment; it passes. */
public final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoRoomException() {
        super("NoRoom", null, false, false);
    }
}
