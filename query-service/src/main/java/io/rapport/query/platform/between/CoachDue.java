package io.rapport.query.platform.between;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a coach has to see to, in an engagement that is not over. */
@Schema(description = "Something that you have to see to as a coach")
public record CoachDue(
        Kind kind,

        @Schema(description = "The day on which it is due, or is, in your calendar")
        LocalDate day,

        @Schema(description = "The first day on which it was overdue, if it is") @Nullable
        LocalDate overdueSince,

        @Schema(description = "The time that was agreed, of a session") @Nullable
        Instant at,

        UUID engagementId,

        @Schema(description = "The subject of the member's tokens")
        String memberId,

        @Schema(description = "As the member calls themselves") @Nullable
        String displayName,

        @Schema(description = "The session, or the action, if it is about one") @Nullable
        UUID arrangementId,

        @Schema(description = "What the session is about, or what is to be done") @Nullable
        String text) {

    /** Why it is there; of one day in this order. */
    @Schema(name = "CoachDueKind")
    public enum Kind {
        /** A session at an agreed time. */
        SESSION_AHEAD,
        /** A session that the member asked for; due on the first day that they proposed. */
        SESSION_UNANSWERED,
        /** A member proposed to work together. */
        PROPOSAL_UNANSWERED,
        /** The agreed time has passed, and it is neither recorded nor cancelled. */
        SESSION_TO_RECORD,
        /** What was agreed or assigned is not done, and its day is past. */
        ACTION_OVERDUE,
        /** For a week after the last session none was arranged. */
        FOLLOW_UP_AFTER_SESSION
    }

    /** The session, the action, or else the engagement that it is about. */
    public UUID origin() {
        return arrangementId == null ? engagementId : arrangementId;
    }
}
