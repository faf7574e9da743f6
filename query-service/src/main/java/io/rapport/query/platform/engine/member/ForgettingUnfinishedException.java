package io.rapport.query.platform.engine.member;

/** Somebody is to be forgotten whose keys are still there: documents that were made anew now would be the old ones. */
public final class ForgettingUnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForgettingUnfinishedException() {
        super("ForgettingUnfinished", null, false, false);
    }
}
