package io.rapport.events.relationship;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import org.jspecify.annotations.Nullable;

/**
 * A person as the member describes them now.
 *
 * @param expert whether the member holds them for an expert of their field
 * @param tellOthers the words in which the member would tell others about them, if they would
 */
public record Person(
        @PersonalData(Whose.PERSON) String name,
        RelationshipKind kind,
        @PersonalData(Whose.PERSON) @Nullable String headline,
        @PersonalData(Whose.PERSON) @Nullable String organisation,
        @PersonalData(Whose.PERSON) @Nullable String industry,
        boolean expert,
        @PersonalData(Whose.PERSON) @Nullable String email,
        @PersonalData(Whose.PERSON) @Nullable String profileUrl,
        @PersonalData(Whose.PERSON) @Nullable String phone,
        @PersonalData(Whose.PERSON) @Nullable String tellOthers) {}
