package io.rapport.events.relationship;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a follow-up refers to: an earlier entry of the same relationship, the member's own words for it, or both. */
public record Reference(
        @Nullable UUID entryId,
        @PersonalData(Whose.PERSON) @Nullable String words) {}
