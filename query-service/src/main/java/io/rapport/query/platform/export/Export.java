package io.rapport.query.platform.export;

import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.consent.LookedAs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is kept about a subject, as JSON has it. It is never there as a whole: each part is written when it is read.
 */
@Schema(description = "All that is kept about a member, or about one person of theirs")
record Export(
        Subject subject,
        List<Purpose.Told> purposes,

        @Schema(description = "To whom what of it is open now")
        List<Grant> grants,

        @Schema(description = "Who else looked at it, and when; the latest first")
        List<Look> looks,

        @Schema(description = "What was recorded, in the order in which it was")
        List<Event> events,

        @Schema(description = "So many events there are that this version cannot read")
        long unreadable,

        @Schema(description = "An export without it is not whole")
        boolean complete) {

    /** Of whom it is. */
    enum Kind {
        MEMBER,
        PERSON
    }

    /** Of whom it is, and of when. */
    @Schema(name = "ExportSubject")
    record Subject(
            Kind kind,

            @Schema(description = "The member whose records these are: the subject of their tokens")
            String memberId,

            @Schema(description = "The records of the person; none if it is about the member")
            List<UUID> relationshipIds,

            @Schema(description = "The position of the last event that could be in it")
            long position,

            Instant exportedAt) {}

    /** What is open to a coach. */
    @Schema(name = "ExportedGrant")
    record Grant(
            @Schema(description = "To whom: the subject of their tokens")
            String coachId,

            UUID engagementId,
            Scope scope,

            @Schema(description = "The first day that is open; absent if all are") @Nullable
            LocalDate from) {}

    /** A look of somebody else. */
    @Schema(name = "ExportedLook")
    record Look(
            Instant lookedAt,

            @Schema(description = "Who looked: the subject of their tokens")
            String viewerId,

            @Schema(description = "As whom") LookedAs lookedAs,

            @Schema(description = "The engagement in which it was open to them; absent if they looked as an auditor")
            @Nullable
            UUID engagementId,

            @Schema(description = "The programme in which they were the member's coach then, if there was one")
            @Nullable
            UUID programmeId,

            @Schema(description = "The scope that opened it; likewise") @Nullable
            Scope scope,

            @Schema(description = "What they looked at", example = "/timeline")
            String resource) {}

    /** What was recorded, and where it is from. */
    @Schema(name = "ExportedEvent")
    record Event(
            @Schema(description = "Its place in the one order of all events")
            long position,

            UUID eventId,

            @Schema(description = "What happened, as the contract of events has it", example = "PersonMet")
            String type,

            @Schema(description = "What it is for: a kind of purposes")
            Purpose purpose,

            @Schema(description = "The id of what it belongs to: a relationship, a goal, an engagement")
            String of,

            @Schema(description = "Its place in that, from 0")
            long sequence,

            @Schema(description = "When it happened; absent from what has no time of its own") @Nullable
            Instant occurredAt,

            @Schema(description = "On which day of the member's; likewise") @Nullable
            LocalDate occurredOn,

            Instant recordedAt,

            @Schema(description = "Who recorded it: the subject of their tokens")
            String recordedBy,

            @Schema(description = "The command that recorded it")
            UUID commandId,

            @Schema(description = "The request that began the chain of causes")
            UUID correlationId,

            @Schema(description = "The command or event that directly caused it")
            UUID causationId,

            @Schema(description = "Whether words of it were forgotten: they are told as (forgotten)")
            boolean forgotten,

            @Schema(
                    description = "Whether words of it are not told, since they are of others too: (withheld)."
                            + " Somebody else is told as a person")
            boolean withheld,

            @Schema(description = "The event itself, as the contract of events has it", implementation = Object.class)
            ObjectNode data) {}
}
