package io.rapport.events.mission;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
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
        @PersonalData(Whose.PEOPLE) @Nullable String words) {}
