package io.rapport.events;

import java.util.UUID;

/** Becomes an entry of a timeline, which later events may refer to, correct or retract. */
public interface Entry extends Dated {

    /** Identifies the entry; chosen with the command and never used again. */
    UUID entryId();
}
