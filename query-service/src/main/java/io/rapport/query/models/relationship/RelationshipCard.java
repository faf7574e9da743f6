package io.rapport.query.models.relationship;

import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.query.models.relationship.Content.EncounterKind;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.RestsOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a person is to the member now. Nothing on it comes from an entry that was taken back. */
@Schema(description = "Who a person is to the member now; entries that were taken back leave no trace on it")
record RelationshipCard(
        UUID relationshipId,
        Status status,
        Person person,
        @Nullable HowMet howMet,

        @Schema(description = "The card that it began with, if it did") @Nullable
        Captured captured,

        @Schema(description = "The member's day on which they met; absent while there is nothing but a card") @Nullable
        LocalDate metOn,

        @Tells(What.PLAIN) List<String> tags,

        @Schema(description = "All nine pieces of the puzzle, known or not")
        List<AspectCard> aspects,

        Certainty certainty,

        @Schema(description = "What to remember, newest first")
        List<DetailCard> details,

        @Schema(description = "Offers that were neither followed through nor taken back, oldest first")
        List<OpenOffer> openOffers,

        @Schema(description = "The open plan that is due first") @Nullable
        NextFollowUp nextFollowUp,

        @Schema(description = "Absent while there is nothing but a card") @Nullable
        Contact lastContact,

        @Schema(description = "How many conversations there were")
        int conversations,

        @Schema(description = "How many follow-ups there were")
        int followUps,

        Help help,
        Rapport rapport,

        @Schema(description = "How often the member wants to be in touch, if they said so")
        @RestsOn("lastContact")
        @Nullable
        Cadence cadence,

        @Schema(description = "Other records of the person that were merged into this one, as they described them")
        List<AlsoRecorded> alsoRecorded) {

    /** Another record of the same person. */
    record AlsoRecorded(UUID relationshipId, Person person) {}

    /** That there was a card before they met. */
    record Captured(
            @Schema(description = "The member's day on which it was kept") @HappenedOn
            LocalDate on,

            CaptureSource source) {}

    /** Whether the member keeps the relationship up. */
    enum Status {
        ACTIVE,
        ARCHIVED
    }

    /** How sure the member is of a piece of the puzzle. */
    @Schema(description = "A guess is ASSUMED; what a conversation settled is CERTAIN")
    enum Knowledge {
        UNKNOWN,
        ASSUMED,
        CERTAIN
    }

    /** One piece of the puzzle. */
    record AspectCard(
            Aspect aspect,
            Knowledge state,

            @Schema(description = "The newest statement of that state") @Tells(What.NOTE) @Nullable
            String statement,

            @Schema(description = "The day from which it is known or guessed") @HappenedOn @Nullable
            LocalDate since,

            @Schema(description = "The entries that it comes from: the guess, what settled it, the conversation")
            List<UUID> entries,

            @Schema(description = "What else is certain or guessed about it, certain first, newest first")
            List<Claim> also) {}

    /** Something that is certain or guessed. */
    record Claim(
            Knowledge state,
            @Tells(What.NOTE) String statement,
            @HappenedOn LocalDate since,
            List<UUID> entries) {}

    /** How much of the puzzle is solved. */
    record Certainty(
            @Schema(description = "Pieces that are certain") int certain,

            @Schema(description = "Pieces that are guessed at and not certain")
            int assumed,

            @Schema(description = "Certain pieces, as a share of all nine")
            double ratio,

            @Schema(description = "Certain pieces, as a share of those that are certain or guessed at") @Nullable
            Double ratioOfKnown) {}

    record DetailCard(
            UUID entryId,
            @Tells(What.NOTE) String detail,
            @Nullable LocalDate on,
            @HappenedOn LocalDate since) {}

    /** An offer that waits for an answer, or for the member to follow through. */
    record OpenOffer(
            UUID offerId,
            HelpKind kind,
            @Tells(What.NOTE) String what,
            @HappenedOn LocalDate offeredOn,

            @Schema(description = "The latest answer; only ENTHUSIASTIC is a yes") @Nullable
            HelpResponse response) {}

    record NextFollowUp(
            UUID planId,
            LocalDate dueOn,
            @Tells(What.NOTE) @Nullable String about) {}

    /** A meeting, a conversation or a follow-up. */
    record Contact(
            UUID entryId,
            EncounterKind kind,
            Instant occurredAt,
            @HappenedOn LocalDate occurredOn) {}

    /** What was given and what was received. */
    record Help(
            @Schema(description = "Offers that were followed through")
            int given,

            @Schema(description = "Of those given, which were on target")
            int onTarget,

            @Schema(description = "Times that the person helped the member")
            int received,

            @Schema(description = "Given less received") int balance) {}

    /** How the rapport develops. */
    record Rapport(
            @Schema(description = "Ratings of encounters, in the order in which they happened")
            List<Integer> ratings,

            @Schema(description = "The average of all") @Nullable
            Double average,

            @Schema(
                    description =
                            "The latest ratings, at most three, against those before them; absent with fewer than two ratings")
            @Nullable
            Trend trend) {}

    /** Half a point on the scale of five is a change. */
    enum Trend {
        RISING,
        STEADY,
        FALLING
    }

    record Cadence(
            Rhythm rhythm,

            @Schema(description = "The day by which the next contact is due")
            LocalDate dueOn) {

        /** Due so long after the last contact, if the member chose a rhythm. */
        static Optional<Cadence> of(@Nullable Rhythm rhythm, @Nullable Contact lastContact) {
            return rhythm == null || lastContact == null
                    ? Optional.empty()
                    : Optional.of(new Cadence(rhythm, rhythm.after(lastContact.occurredOn())));
        }
    }
}
