package io.rapport.events.mission;

import io.rapport.events.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what a mission is about: exactly one of these is there.
 *
 * @param relationshipId somebody whom the member knows
 * @param gatheringId whoever is there
 * @param words somebody who was not met yet
 */
public record About(
        @Nullable UUID relationshipId,
        @Nullable UUID gatheringId,
        @PersonalData @Nullable String words) {}
