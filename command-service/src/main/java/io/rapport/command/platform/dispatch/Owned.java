package io.rapport.command.platform.dispatch;

/**
 * What belongs to a member. Every aggregate does: whoever asks for one that is somebody else's is told that there is
 * none, before any of its handlers is reached.
 */
public interface Owned {

    /** Whose it is, from its first event on. */
    Owner owner();
}
