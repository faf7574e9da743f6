package io.rapport.query.models.gathering;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.query.models.gathering.GatheringDocument.State;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;

/** A gathering in a list. */
@Schema(description = "A gathering in a list")
record GatheringSummary(
        UUID gatheringId,
        @Tells(What.NOTE) String name,
        GatheringRole role,
        GatheringKind kind,
        State state,
        LocalDate startsOn,
        @HappenedOn LocalDate endsOn,
        int invited,
        int coming,
        int guests) {}
