package io.rapport.command.domain.programme;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What an admin can want with a programme. */
sealed interface ProgrammeCommand {

    UUID programmeId();

    record OpenProgramme(@TargetAggregateIdentifier UUID programmeId, Outline outline) implements ProgrammeCommand {}

    /** It is to be this from now on, and nothing of what it was. */
    record ChangeProgramme(@TargetAggregateIdentifier UUID programmeId, Outline outline) implements ProgrammeCommand {}

    record CloseProgramme(
            @TargetAggregateIdentifier UUID programmeId,
            @Nullable String reason) implements ProgrammeCommand {}
}
