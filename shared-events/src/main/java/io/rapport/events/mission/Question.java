package io.rapport.events.mission;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import io.rapport.events.relationship.Aspect;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the member means to ask.
 *
 * @param aspect the piece of the puzzle that the answer may bring, if it is about one
 */
public record Question(
        UUID questionId,
        @PersonalData(Whose.PEOPLE) String text,
        @Nullable Aspect aspect) {}
