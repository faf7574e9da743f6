package io.rapport.events.goal;

import io.rapport.events.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the goal is good for: the long-term goal that it supports, why it matters in the member's words, or both. */
public record Purpose(
        @Nullable UUID supportsGoalId,
        @PersonalData @Nullable String words) {}
