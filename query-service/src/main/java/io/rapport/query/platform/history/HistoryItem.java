package io.rapport.query.platform.history;

import io.rapport.events.coaching.Party;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of an aggregate, as an audit asks for it. */
public record HistoryItem(
        @Schema(description = "Its place in the one order of all events", example = "4711")
        long position,

        UUID eventId,

        @Schema(description = "Its place in what it is of, from 0")
        long sequence,

        @Schema(description = "What happened, as the contract of events has it", example = "PersonMet")
        @Tells(What.PLAIN)
        String type,

        @Schema(description = "Who recorded it: the subject of their token") @Tells(What.PLAIN)
        String actor,

        @Schema(description = "As which of the two, as far as that is known") @Nullable
        Party actedAs,

        Instant recordedAt,

        @Schema(description = "When it happened in the world; absent from what has no time of its own") @Nullable
        Instant occurredAt,

        @Schema(description = "The member's day of it, or the day of recording") @HappenedOn
        LocalDate on,

        @Schema(description = "The command that recorded it")
        UUID commandId,

        @Schema(description = "The request that began the chain of causes")
        UUID correlationId,

        @Schema(description = "The command or event that directly caused it")
        UUID causationId,

        @Schema(description = "The entry that it is") @Nullable
        UUID entryId,

        @Schema(description = "The entries without which it means nothing")
        List<UUID> restsOn,

        @Schema(description = "The entries that it came after, or that it is about")
        List<UUID> drawnFrom,

        @Schema(description = "Whether words of it were forgotten: they are told as (forgotten)")
        boolean forgotten,

        List<Change> changes) {}
