package io.rapport.events.goal;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the goal is good for: the long-term goal that it supports, the aim of the career plan that it is a step to, why
 * it matters in the member's words; at least one of them.
 */
public record Purpose(
        @Nullable UUID supportsGoalId,
        @Nullable UUID aimId,
        @PersonalData(Whose.MEMBER) @Nullable String words) {}
