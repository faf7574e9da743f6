package io.rapport.events.relationship;

import io.rapport.events.PersonalData;
import org.jspecify.annotations.Nullable;

/**
 * A person as the member describes them now.
 *
 * @param expert whether the member holds them for an expert of their field
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
        @PersonalData @Nullable String phone) {}
