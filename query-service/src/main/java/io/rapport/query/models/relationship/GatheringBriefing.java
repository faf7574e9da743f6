package io.rapport.query.models.relationship;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.models.relationship.Briefing.PreparedMission;
import io.rapport.query.platform.between.AimOfPlan;
import io.rapport.query.platform.between.GatheringPlan.MetBefore;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to know and to ask before one goes to a gathering, or hosts one. */
@Schema(description = "What to know and to ask before one goes to a gathering, or hosts one")
record GatheringBriefing(
        UUID gatheringId,
        @Tells(What.NOTE) String name,
        GatheringRole role,
        GatheringKind kind,
        boolean cancelled,
        LocalDate startsOn,
        @HappenedOn LocalDate endsOn,
        @Tells(What.NOTE) @Nullable String place,

        @Schema(description = "Why one goes, in words") @Tells(What.NOTE) @Nullable
        String aim,

        @Schema(description = "The aim of the career plan that it serves") @Nullable
        AimOfPlan aimOfPlan,

        @Tells(What.NOTE) @Nullable String theme,
        @Tells(What.NOTE) @Nullable String activity,

        @Schema(description = "Everybody who was invited or came, those who come first and those who do not last")
        List<ExpectedGuest> expected,

        @Schema(
                description =
                        "In the same order those of one's people who may come and are not archived, at most 25 of them")
        List<GuestBriefing> people,

        @Schema(description = "How many of one's people who may come are told by name alone, being more than 25")
        int byNameAlone,

        @Schema(description = "Open missions about this gathering, the latest first, at most 20")
        List<PreparedMission> missions,

        @Schema(description = "Whether there are more missions")
        boolean moreMissions,

        @Schema(
                description =
                        "People who were met at earlier gatherings of this kind and name, years and numbers aside,"
                                + " the last met first, at most 50")
        List<MetBefore> metBefore,

        @Schema(description = "Whether more people were met there")
        boolean moreMetBefore) {

    /** Somebody who was invited, or came. */
    @Schema(description = "Somebody who was invited, or came")
    record ExpectedGuest(
            @Schema(description = "Absent if they are none of one's people") @Nullable
            UUID relationshipId,

            @Schema(description = "As the person is called now, or the words for them") @Tells(What.NAME) @Nullable
            String name,

            @Schema(description = "Absent while there is no answer") @Nullable
            InvitationResponse response,

            boolean came) {}
}
