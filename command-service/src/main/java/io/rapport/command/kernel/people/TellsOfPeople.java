package io.rapport.command.kernel.people;

import org.jspecify.annotations.Nullable;

/**
 * A command of some context that tells of people of the member's. Whether it may depends on their relationships: its
 * own aggregate knows neither who was met, and when, nor who was put away.
 */
public interface TellsOfPeople {

    /** What it tells of them; nothing if it is about nobody. */
    @Nullable
    Telling telling();
}
