package io.rapport.query.platform.between;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gathering is meant to be, and who is to come.
 *
 * @param aim why one goes, in words
 * @param aimId the aim of the career plan that it serves
 * @param metBefore people who were met at earlier gatherings of its name and kind, the last met first
 * @param moreMetBefore whether there are more of them
 */
public record GatheringPlan(
        UUID gatheringId,
        String name,
        GatheringRole role,
        GatheringKind kind,
        boolean cancelled,
        @Nullable String aim,
        @Nullable UUID aimId,
        @Nullable String theme,
        @Nullable String activity,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable String place,
        List<Expected> expected,
        List<MetBefore> metBefore,
        boolean moreMetBefore) {

    /**
     * Who was invited, or came without an invitation.
     *
     * @param words of somebody who is not one of the member's people
     * @param response absent while there is none
     */
    public record Expected(
            @Nullable UUID relationshipId,
            @Nullable String words,
            @Nullable InvitationResponse response,
            boolean came) {}

    /** Somebody who was met at an earlier gathering. */
    @Schema(name = "MetBefore", description = "Somebody who was met at an earlier gathering of this name and kind")
    public record MetBefore(
            UUID relationshipId,
            @Tells(What.NAME) String name,
            @HappenedOn @Nullable LocalDate metOn,
            UUID gatheringId,

            @Schema(description = "The name of that gathering") @Tells(What.NOTE)
            String gathering) {}
}
