package io.rapport.query.relationship;

import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.relationship.RelationshipCard.Contact;
import io.rapport.query.relationship.RelationshipCard.Status;
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
        String name,
        RelationshipKind kind,
        @Nullable String headline,
        @Nullable String organisation,
        List<String> tags,

        @Schema(description = "Certain pieces of the puzzle, as a share of all nine")
        double certaintyRatio,

        Contact lastContact,

        @Schema(description = "When the first open plan is due") @Nullable
        LocalDate nextFollowUpDueOn,

        @Schema(description = "When the next contact is due by the rhythm that the member chose") @Nullable
        LocalDate contactDueOn) {

    static RelationshipSummary of(History history) {
        CardDerivation derivation = new CardDerivation(history);
        Contact lastContact = derivation.lastContact();
        return new RelationshipSummary(
                history.relationshipId(),
                derivation.status(),
                history.person().name(),
                history.person().kind(),
                history.person().headline(),
                history.person().organisation(),
                history.tags(),
                derivation.certainty().ratio(),
                lastContact,
                derivation.nextFollowUp().map(plan -> plan.dueOn()).orElse(null),
                derivation.cadence(lastContact).map(cadence -> cadence.dueOn()).orElse(null));
    }
}
