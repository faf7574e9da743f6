package io.rapport.command.platform.checkpoints;

import io.rapport.command.kernel.rules.Rejection;
import org.jspecify.annotations.Nullable;

/** Why there is no proof. */
sealed interface ProofRejection extends Rejection {

    /** The event is in the log, but no checkpoint covers it yet. */
    record NotYetSigned() implements ProofRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "No checkpoint covers this event yet. One is signed within a minute; ask again then.";
        }
    }

    /**
     * There is no checkpoint of the tenant, or none of that size.
     *
     * @param field which parameter names it, {@code null} if none does
     */
    record NoSuchCheckpoint(@Nullable String field) implements ProofRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return field == null
                    ? "There is no checkpoint yet. One is signed within a minute of the first event, if the log has a"
                            + " key; ask again then."
                    : "There is no such checkpoint. Take the sizes from checkpoints that were published.";
        }
    }

    /** A tree does not become a smaller one. */
    record OlderFirst() implements ProofRejection {
        @Override
        public String field() {
            return "from";
        }

        @Override
        public String detail() {
            return "Name the smaller checkpoint in from and the larger one in to.";
        }
    }
}
