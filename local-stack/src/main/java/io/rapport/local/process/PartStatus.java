package io.rapport.local.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one part is doing. */
public record PartStatus(
        String part,
        String variant,
        State state,
        String address,
        @Nullable Long pid,
        @Nullable Instant readySince) {

    /** From the record of its process and what it answers. */
    public enum State {
        /** It runs and answers. */
        UP,
        /** It runs and does not answer: it is starting, or in trouble. */
        NOT_READY,
        /** Somebody has stopped its process (SIGSTOP): it is there, and does nothing until SIGCONT. */
        FROZEN,
        /** It was started and is gone, or it is somebody else's and cannot be reached. */
        DOWN,
        /** It was not started, or was stopped. */
        STOPPED
    }

    public boolean isUp() {
        return state == State.UP;
    }
}
