package io.rapport.events.relationship;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the member met the person. At least one is given, and several may be: at a gathering, introduced by somebody.
 *
 * @param gatheringId the member's gathering at which they met
 * @param introducedBy the member's relationship with the person who introduced them
 * @param place where, in the member's words
 * @param online on which site or in which forum
 */
public record HowMet(
        @Nullable UUID gatheringId,
        @Nullable UUID introducedBy,
        @PersonalData(Whose.PERSON) @Nullable String place,
        @PersonalData(Whose.PERSON) @Nullable String online) {}
