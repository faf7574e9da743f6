package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.PeopleRejection.NoSuchRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchGathering;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchIntroducer;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.Owner;
import io.rapport.events.relationship.HowMet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a relationship refers to outside of itself has to exist, and to be the same member's. */
final class References {

    private static final String GATHERING = "gathering";

    private final ExistingAggregates existing;

    References(ExistingAggregates existing) {
        this.existing = existing;
    }

    void mustExist(Owner owner, @Nullable HowMet howMet) {
        if (howMet == null) {
            return;
        }
        gatheringMustExist(owner, howMet.gatheringId(), "howMet.gatheringId");
        existing.mustExist(owner, RelationshipConfiguration.RELATIONSHIP, howMet.introducedBy(), NoSuchIntroducer::new);
    }

    /** Whoever is not there is not found; whom it is merged into is a field of the request. */
    void mustExist(Owner owner, UUID relationshipId, UUID into) {
        existing.mustExist(owner, RelationshipConfiguration.RELATIONSHIP, relationshipId, NotFound::new);
        existing.mustExist(owner, RelationshipConfiguration.RELATIONSHIP, into, () -> new NoSuchRelationship("into"));
    }

    void gatheringMustExist(Owner owner, @Nullable UUID gatheringId, String field) {
        existing.mustExist(owner, GATHERING, gatheringId, () -> new NoSuchGathering(field));
    }
}
