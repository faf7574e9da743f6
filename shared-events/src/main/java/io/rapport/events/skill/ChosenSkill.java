package io.rapport.events.skill;

import io.rapport.events.PersonalData;
import io.rapport.events.Whose;
import org.jspecify.annotations.Nullable;

/**
 * A skill that the member means to practise.
 *
 * @param skill one that everybody knows, such as {@code ACTIVE_LISTENING}, or one of their own in words
 * @param expectation what they expect of themselves
 */
public record ChosenSkill(
        @PersonalData(Whose.MEMBER) String skill,
        @PersonalData(Whose.MEMBER) @Nullable String expectation) {}
