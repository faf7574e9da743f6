package io.rapport.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has words about one person of the member's network, or none. */
public interface AboutPerson {

    /** The member's relationship with the person; absent if the words are about nobody of the network. */
    @Nullable
    UUID relationshipId();
}
