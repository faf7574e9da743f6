package io.rapport.query.models.timeline;

import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.OfEngagement;
import io.rapport.query.platform.consent.OfGoals;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened, as its member tells it now, with what they said before and whether they took it back. */
@Schema(description = "One thing that happened, as the member tells it now")
record TimelineEntry(
        @Schema(description = "Identifies the entry; commands refer to it by this id")
        UUID entryId,

        @OfGoals({"ASSESSMENT", "PRACTICE", "MILESTONE"}) EntryKind kind,

        @Schema(description = "The relationship that it belongs to") @Nullable
        UUID relationshipId,

        @Schema(description = "The record that it was told in, if that was merged into the relationship since")
        @Nullable
        UUID recordedAs,

        @Schema(description = "The goal that it belongs to") @Nullable
        UUID goalId,

        @Schema(description = "The gathering that it belongs to or took place at") @Nullable
        UUID gatheringId,

        @Schema(description = "The mission that it belongs to") @Nullable
        UUID missionId,

        @Schema(description = "The introduction that it belongs to") @Nullable
        UUID introductionId,

        @Schema(description = "The engagement with a coach that it belongs to") @OfEngagement @Nullable
        UUID engagementId,

        @Schema(description = "The relationships that it belongs to, if there are two: it is told in both") @Nullable
        List<UUID> relationshipIds,

        @Schema(description = "When it happened") Instant occurredAt,

        @Schema(description = "The member's day on which it happened") @HappenedOn
        LocalDate occurredOn,

        @Schema(description = "When it was written down") Instant recordedAt,

        @Schema(description = "What the member wrote: the summary, the statement, the detail and so on")
        @Tells(What.NOTE)
        @Nullable
        String text,

        @Schema(description = "Earlier entries that it names: the conversation, the guess, the plan, the offer")
        List<UUID> refersTo,

        @Schema(
                description =
                        "1 to 5: how much rapport there was in the encounter, or how the goal is going by an assessment")
        @Nullable
        Integer rating,

        @Schema(description = "What is particular to its kind, if there is anything") @Nullable
        Particulars particulars,

        EntryState state,

        @Schema(description = "What it said before each correction, oldest first")
        List<Correction> corrections,

        @Nullable Withdrawal withdrawal) {

    /** What an entry says. */
    enum EntryKind {
        CAPTURE,
        MEETING,
        CONVERSATION,
        ASSUMPTION,
        CONFIRMATION,
        CORRECTION,
        FACT,
        DETAIL,
        FOLLOW_UP_PLAN,
        FOLLOW_UP,
        HELP_OFFER,
        HELP_RESPONSE,
        FOLLOW_THROUGH,
        HELP_OUTCOME,
        HELP_RECEIVED,
        ASSESSMENT,
        ATTENDANCE,
        HOSTING,
        PRACTICE,
        MILESTONE,
        MISSION_ANSWER,
        MISSION_DEBRIEF,
        INTRODUCTION_PROPOSED,
        INTRODUCTION_RESPONSE,
        INTRODUCTION_MADE,
        INTRODUCTION_OUTCOME,
        ENGAGEMENT,
        SESSION,
        ACTION_COMPLETED,
        FEEDBACK,
        MERGE,
        SPLIT
    }

    /** Kinds that belong together. */
    enum EntryGroup {
        ENCOUNTERS,
        KNOWLEDGE,
        HELP,
        PLANS,
        COACHING;

        Set<EntryKind> kinds() {
            return switch (this) {
                case ENCOUNTERS -> EnumSet.of(EntryKind.MEETING, EntryKind.CONVERSATION, EntryKind.FOLLOW_UP);
                case KNOWLEDGE ->
                    EnumSet.of(
                            EntryKind.ASSUMPTION,
                            EntryKind.CONFIRMATION,
                            EntryKind.CORRECTION,
                            EntryKind.FACT,
                            EntryKind.DETAIL,
                            EntryKind.MISSION_ANSWER);
                case HELP ->
                    EnumSet.of(
                            EntryKind.HELP_OFFER,
                            EntryKind.HELP_RESPONSE,
                            EntryKind.FOLLOW_THROUGH,
                            EntryKind.HELP_OUTCOME,
                            EntryKind.HELP_RECEIVED,
                            EntryKind.INTRODUCTION_PROPOSED,
                            EntryKind.INTRODUCTION_RESPONSE,
                            EntryKind.INTRODUCTION_MADE,
                            EntryKind.INTRODUCTION_OUTCOME);
                case PLANS -> EnumSet.of(EntryKind.FOLLOW_UP_PLAN);
                case COACHING ->
                    EnumSet.of(EntryKind.ENGAGEMENT, EntryKind.SESSION, EntryKind.ACTION_COMPLETED, EntryKind.FEEDBACK);
            };
        }
    }

    /** Whether an entry stands as it was first told. */
    @Schema(description = "RECORDED: as first told; CORRECTED: told anew; WITHDRAWN: taken back, counts nowhere")
    enum EntryState {
        RECORDED,
        CORRECTED,
        WITHDRAWN
    }

    /** What an entry said before it was corrected, and why it was. */
    @Schema(description = "What an entry said before it was corrected, and why it was")
    record Correction(
            @Schema(description = "When it was corrected") Instant recordedAt,
            @Tells(What.NOTE) @Nullable String reason,

            @Schema(description = "The text before") @Tells(What.NOTE) @Nullable
            String text,

            @Schema(description = "When it was said to have happened")
            Instant occurredAt,

            @Schema(description = "The day before the correction") @HappenedOn
            LocalDate occurredOn,

            @Schema(description = "The rating before, if it has one") @Nullable
            Integer rating,

            @Schema(description = "What was particular to its kind before") @Nullable
            Particulars particulars) {}

    /** Why something was taken back; it stays visible. */
    @Schema(description = "When and why something was taken back")
    record Withdrawal(
            Instant recordedAt, @Tells(What.NOTE) @Nullable String reason) {}
}
