package io.rapport.command.platform.aggregate;

import io.rapport.events.Owner;

/**
 * What belongs to a member. Every aggregate does: whoever asks for one that is somebody else's is told that there is
 * none, before any of its handlers is reached.
 */
public interface Owned {

    /** Whose it is, from its first event on. */
    Owner owner();

    /**
     * Whether somebody of this subject may ask for something here in the owner's name; nobody but the owner, unless an
     * aggregate says otherwise. Whoever is not admitted is told that there is none, and creates none either.
     */
    default boolean admits(String actor) {
        return owner().memberId().equals(actor);
    }
}
