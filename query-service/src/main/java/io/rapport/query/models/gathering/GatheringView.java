package io.rapport.query.models.gathering;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.gathering.InvitationResponse;
import io.rapport.query.models.gathering.GatheringDocument.Presence;
import io.rapport.query.models.gathering.GatheringDocument.State;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a gathering. */
@Schema(description = "What came of a gathering: why one went, whom one met, what one took away, who came")
record GatheringView(
        UUID gatheringId,
        @Tells(What.NOTE) String name,
        GatheringRole role,
        GatheringKind kind,
        State state,

        @Schema(description = "Why one went, or hosts it, in words") @Tells(What.NOTE) @Nullable
        String aim,

        @Schema(description = "The aim of the career plan that it serves") @Nullable
        UUID aimId,

        @Tells(What.NOTE) @Nullable String theme,
        @Tells(What.NOTE) @Nullable String activity,
        LocalDate startsOn,
        @HappenedOn LocalDate endsOn,
        @Tells(What.NOTE) @Nullable String place,

        @Schema(description = "That one was there: the entry, its day, and what one took away") @Nullable
        Presence presence,

        @Tells(What.NOTE) @Nullable String cancelledBecause,

        @Schema(description = "People met there, the first one first; at most 200")
        List<PersonMetThere> met,

        @Schema(description = "Whether more people were met there than are told")
        boolean moreMet,

        @Schema(description = "Whether somebody new was met there")
        boolean somebodyNew,

        @Schema(description = "Whether there was somebody whom one would tell others about")
        boolean worthTellingOthers,

        @Schema(description = "Conversations there, the first one first; at most 200")
        List<Conversation> conversations,

        @Schema(description = "Whether there were more conversations than are told")
        boolean moreConversations,

        List<InvitedGuest> invitations,

        @Schema(description = "Who came, invited or not") List<GuestThere> guests) {

    /** Somebody who was met at the gathering. */
    record PersonMetThere(
            UUID relationshipId,
            @Tells(What.NAME) String name,

            @HappenedOn @Nullable LocalDate metOn,

            @Schema(description = "The words in which one would tell others about them") @Tells(What.NOTE) @Nullable
            String tellOthers) {}

    record Conversation(
            UUID entryId,
            UUID relationshipId,
            @Tells(What.NAME) @Nullable String name,
            @HappenedOn LocalDate occurredOn,
            @Tells(What.NOTE) String summary) {}

    /** @param name as the person is called now, or the words of the invitation */
    record InvitedGuest(
            UUID invitationId,
            @Nullable UUID relationshipId,
            @Tells(What.NAME) @Nullable String name,

            @Schema(description = "Absent while there is no answer") @Nullable
            InvitationResponse response) {}

    record GuestThere(
            UUID guestId,
            @Nullable UUID invitationId,
            @Nullable UUID relationshipId,
            @Tells(What.NAME) @Nullable String name) {}
}
