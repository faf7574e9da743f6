package io.rapport.events;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody was forgotten: what is told of them in all earlier events of the member reads otherwise from now on. The
 * event certifies it and names nobody.
 */
public interface Forgetting {

    /** Identifies what was asked for and done. */
    UUID certificateId();

    /** The member's records of the person; empty if it is the member themself. */
    Set<UUID> records();
}
