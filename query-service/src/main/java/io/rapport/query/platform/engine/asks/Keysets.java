package io.rapport.query.platform.engine.asks;

import io.rapport.events.Subject;
import java.util.Collection;

/** Has the keysets of many subjects at hand, before what they have sealed is opened piece by piece. */
@FunctionalInterface
public interface Keysets {

    /**
     * Fetches, in one query, those that are not at hand.
     *
     * @throws io.rapport.events.SealsUnavailableException if the keyring does not answer
     */
    void fetch(Collection<Subject> subjects);

    /** Drops at once what was destroyed, which would be noticed in some seconds otherwise. */
    default void dropDestroyed() {}

    /** How the keyring stands, in one word. */
    default String state() {
        return "NONE";
    }
}
