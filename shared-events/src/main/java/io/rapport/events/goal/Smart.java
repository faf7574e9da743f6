package io.rapport.events.goal;

import io.rapport.events.PersonalData;
import org.jspecify.annotations.Nullable;

/** The SMART fields, all optional: they stand beside the member's own definition of success, not in its place. */
public record Smart(
        @PersonalData @Nullable String specific,
        @PersonalData @Nullable String measurable,
        @PersonalData @Nullable String achievable,
        @PersonalData @Nullable String relevant,
        @PersonalData @Nullable String timeBound) {}
