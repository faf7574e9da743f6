package io.rapport.events.introduction;

import java.util.UUID;

/**
 * The two people of an introduction, each by the member's relationship with them.
 *
 * @param firstId of one
 * @param secondId of the other
 */
public record Pair(UUID firstId, UUID secondId) {

    /** Whether this is one of the two. */
    public boolean has(UUID relationshipId) {
        return firstId.equals(relationshipId) || secondId.equals(relationshipId);
    }
}
