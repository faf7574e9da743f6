package io.rapport.events.coaching;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What feedback is about: exactly one of goal, entry and mission, and with a goal perhaps one of its periods.
 *
 * @param periodStart the first day of a period of the goal
 */
public record Subject(
        @Nullable UUID goalId,
        @Nullable UUID entryId,
        @Nullable UUID missionId,
        @Nullable LocalDate periodStart) {}
