package io.rapport.events.goal;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.relationship.RelationshipKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What counts towards a goal; an absent criterion lets everything pass. Criteria follow the person as described now.
 *
 * @param gatheringKind only for gatherings
 * @param newConnectionsOnly only follow-ups with a person who was met at most 90 days before; a person then counts once
 * @param gatheringRole only gatherings that the member attended, or only those that they hosted
 * @param skill only practices of this skill, however it is written
 * @param aimId only people of the area of this aim, as it is described now
 */
public record Filter(
        @Nullable Boolean expert,
        @PersonalData(Whose.MEMBER) @Nullable String industry,
        @PersonalData(Whose.MEMBER) @Nullable String tag,
        @Nullable RelationshipKind relationshipKind,
        @Nullable GatheringKind gatheringKind,
        boolean newConnectionsOnly,
        @Nullable UUID aimId,
        @Nullable GatheringRole gatheringRole,
        @PersonalData(Whose.MEMBER) @Nullable String skill) {

    /** Lets everything pass. */
    public static final Filter NONE = new Filter(null, null, null, null, null, false, null, null, null);
}
