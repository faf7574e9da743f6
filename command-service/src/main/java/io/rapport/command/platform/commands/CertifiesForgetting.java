package io.rapport.command.platform.commands;

import io.rapport.events.Owner;
import java.util.Optional;
import java.util.UUID;

/** What a context has to be sent so that the log certifies whom of theirs was forgotten. May be sent again. */
public interface CertifiesForgetting {

    /** The command for a member with all that is theirs, if this context has it. */
    default Optional<?> ofMember(Owner owner, Ids ids) {
        return Optional.empty();
    }

    /** The command for one whose own aggregate this is, if it is of this context. */
    default Optional<?> of(String aggregateType, UUID aggregateId, Ids ids) {
        return Optional.empty();
    }
}
