package io.rapport.events.coaching;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the member is to do.
 *
 * @param dueOn the day, in the member's calendar, by which it is to be done
 */
public record Action(
        UUID actionId,
        @PersonalData(Whose.PEOPLE) String what,
        @Nullable LocalDate dueOn) {}
