package io.rapport.events.relationship;

import io.rapport.events.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * A person as the member describes them now.
 *
 * @param expert whether the member holds them for an expert of their field
 * @param tellOthers the words in which the member would tell others about them, if they would
 */
public record Person(
        @PersonalData String name,
        RelationshipKind kind,
        @PersonalData @Nullable String headline,
        @PersonalData @Nullable String organisation,
        @Nullable String industry,
        boolean expert,
        @PersonalData @Nullable String email,
        @PersonalData @Nullable String profileUrl,
        @PersonalData @Nullable String phone,
        @PersonalData @Nullable String tellOthers) {}
