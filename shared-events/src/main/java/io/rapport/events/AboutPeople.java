package io.rapport.events;

import java.util.Set;
import java.util.UUID;

/**
 * Brings people of the member's network into an aggregate that tells of several. Whoever of them is forgotten closes
 * all that is sealed there.
 */
public interface AboutPeople {

    /** The member's relationships with them; empty if the event brings nobody of the network. */
    Set<UUID> tellsOf();
}
