package io.rapport.query.platform.history;

import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.history.Change.Name;
import io.rapport.query.platform.history.Change.Value;
import io.rapport.query.platform.history.Change.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One field that is not at one moment what it is at another, and the events that made it so. */
public record Difference(
        @Schema(description = "What the field is of", example = "person") @Tells(What.PLAIN)
        String of,

        @Schema(description = "Its id") @Tells(What.PLAIN) String id,

        @Schema(description = "The field", example = "person.name") @Tells(What.PLAIN)
        String field,

        @Nullable Value value,
        @Nullable Words words,
        @Nullable Name name,

        @Schema(description = "In the order in which they were recorded")
        List<MadeBy> events) {

    /** An event that made a difference. */
    public record MadeBy(
            @Schema(description = "Its place in the one order of all events")
            long position,

            UUID eventId,

            @Schema(description = "What happened", example = "PersonDescribed") @Tells(What.PLAIN)
            String type,

            @Schema(description = "Who recorded it: the subject of their token") @Tells(What.PLAIN)
            String actor,

            Instant recordedAt,

            @Schema(description = "The member's day of it, or the day of recording")
            LocalDate on,

            @Schema(description = "The command that recorded it")
            UUID commandId) {}

    /** What differs between two moments, or a part of it. */
    public record Between(
            Seen from,
            Seen to,
            List<Difference> differences,

            @Schema(description = "Send it as cursor to get the next part; absent on the last one")
            @Tells(What.PLAIN)
            @Nullable
            String next) {

        /** For whom there is nothing to see any more. */
        public static final Between NOTHING = new Between(new Seen(0, null), new Seen(0, null), List.of(), null);
    }

    /** One of the two moments. */
    @Schema(name = "SeenAt")
    public record Seen(
            @Schema(description = "The position of the last event that could be in it")
            long position,

            @Schema(description = "Of that, what had happened in the world by then; absent if all") @Nullable
            Instant happenedBy) {}
}
