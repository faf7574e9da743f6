package io.rapport.command.domain.forgetful;

import java.util.UUID;

/** What could be wanted of a vow. */
sealed interface VowCommand {

    record MakeVow(UUID gatheringId) implements VowCommand {}
}
