package io.rapport.query.models.plan;

import io.rapport.events.careerplan.CareerPlanEvent.MilestoneCorrected;
import io.rapport.events.careerplan.CareerPlanEvent.MilestoneRecorded;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that was reached, as the member tells it now. */
@Schema(name = "ReachedMilestone", description = "Something that was reached, as it is told now")
record Milestone(
        UUID entryId,
        @Tells(What.PLAIN) String words,

        @Schema(description = "The aim that it is a step to") @Nullable
        UUID aimId,

        Instant occurredAt,
        @HappenedOn LocalDate occurredOn,
        Instant recordedAt,
        State state,

        @Schema(description = "What it said before each correction, oldest first")
        List<Correction> corrections,

        @Nullable Withdrawal withdrawal) {

    /** Whether it stands as it was first told. */
    enum State {
        RECORDED,
        CORRECTED,
        WITHDRAWN
    }

    /** What it said before it was corrected, and why it was. */
    @Schema(name = "MilestoneCorrection", description = "What a milestone said before it was corrected, and why it was")
    record Correction(
            Instant recordedAt,
            @Tells(What.PLAIN) String reason,
            @Tells(What.PLAIN) String words,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn) {

        Correction {
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
            occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Why it was taken back; it stays visible. */
    @Schema(name = "MilestoneWithdrawal", description = "When and why a milestone was taken back")
    record Withdrawal(Instant recordedAt, @Tells(What.NOTE) String reason) {

        Withdrawal {
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    Milestone {
        // Documents keep milliseconds.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        corrections = List.copyOf(corrections);
    }

    static Milestone told(MilestoneRecorded reached, Instant at) {
        return new Milestone(
                reached.entryId(),
                reached.words(),
                reached.aimId(),
                reached.occurredAt(),
                reached.occurredOn(),
                at,
                State.RECORDED,
                List.of(),
                null);
    }

    Milestone corrected(MilestoneCorrected correction, Instant at) {
        Correction before = new Correction(at, correction.reason(), words, occurredAt, occurredOn);
        return new Milestone(
                entryId,
                correction.words() == null ? words : correction.words(),
                aimId,
                correction.occurredAt(),
                correction.occurredOn(),
                recordedAt,
                State.CORRECTED,
                Stream.concat(corrections.stream(), Stream.of(before)).toList(),
                null);
    }

    Milestone withdrawn(String reason, Instant at) {
        return new Milestone(
                entryId,
                words,
                aimId,
                occurredAt,
                occurredOn,
                recordedAt,
                State.WITHDRAWN,
                corrections,
                new Withdrawal(at, reason));
    }
}
