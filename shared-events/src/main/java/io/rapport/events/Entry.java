package io.rapport.events;

import java.util.Set;
import java.util.UUID;

/** Becomes an entry of a timeline, which later events may refer to, correct or retract. */
public interface Entry extends Dated {

    /** Identifies the entry; chosen with the command and never used again. */
    UUID entryId();

    /**
     * The entries without which this one means nothing. Once one of them is retracted, or falls because of what it
     * rests on itself, this one does not stand any more: it stays visible, counts nowhere and allows nothing.
     */
    default Set<UUID> restsOn() {
        return Set.of();
    }

    /** The entries that this one cannot have happened before: those that it rests on, and others that it names. */
    default Set<UUID> follows() {
        return restsOn();
    }
}
