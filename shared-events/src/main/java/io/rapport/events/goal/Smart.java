package io.rapport.events.goal;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import org.jspecify.annotations.Nullable;

/** The SMART fields, all optional: they stand beside the member's own definition of success, not in its place. */
public record Smart(
        @PersonalData(Whose.MEMBER) @Nullable String specific,
        @PersonalData(Whose.MEMBER) @Nullable String measurable,
        @PersonalData(Whose.MEMBER) @Nullable String achievable,
        @PersonalData(Whose.MEMBER) @Nullable String relevant,
        @PersonalData(Whose.MEMBER) @Nullable String timeBound) {}
