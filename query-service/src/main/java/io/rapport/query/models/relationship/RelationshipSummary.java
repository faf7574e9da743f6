package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.models.relationship.RelationshipCard.Cadence;
import io.rapport.query.models.relationship.RelationshipCard.Contact;
import io.rapport.query.models.relationship.RelationshipCard.NextFollowUp;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.platform.consent.RestsOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A relationship in a list. */
@Schema(description = "A relationship in a list")
record RelationshipSummary(
        UUID relationshipId,
        Status status,
        @Tells(What.NAME) String name,
        RelationshipKind kind,
        @Tells(What.NAME) @Nullable String headline,
        @Tells(What.NAME) @Nullable String organisation,
        @Tells(What.PLAIN) List<String> tags,

        @Schema(description = "Certain pieces of the puzzle, as a share of all nine")
        double certaintyRatio,

        @Schema(description = "Whether they met; otherwise there is nothing but a card")
        boolean met,

        @Schema(description = "Absent while there is nothing but a card") @Nullable
        Contact lastContact,

        @Schema(description = "When the first open plan is due") @Nullable
        LocalDate nextFollowUpDueOn,

        @Schema(description = "When the next contact is due by the rhythm that the member chose")
        @RestsOn("lastContact")
        @Nullable
        LocalDate contactDueOn) {

    static RelationshipSummary of(Profile profile, Digest digest) {
        return new RelationshipSummary(
                profile.relationshipId(),
                profile.archived() ? Status.ARCHIVED : Status.ACTIVE,
                profile.person().name(),
                profile.person().kind(),
                profile.person().headline(),
                profile.person().organisation(),
                profile.tags(),
                (double) digest.certain().size() / Aspect.values().length,
                digest.metOn() != null,
                digest.lastContact(),
                digest.nextFollowUp().map(NextFollowUp::dueOn).orElse(null),
                Cadence.of(profile.cadence(), digest.lastContact())
                        .map(Cadence::dueOn)
                        .orElse(null));
    }
}
