package io.rapport.command.relationship;

import io.rapport.command.dispatch.Answer;
import java.util.UUID;

/** What is answered if an entry was created. */
final class EntryAnswer {

    private EntryAnswer() {}

    /** The entry's own address is the one under which it is corrected and retracted, whatever its kind. */
    static Answer created(UUID relationshipId, UUID entryId) {
        return Answer.created("/relationships/" + relationshipId + "/entries/" + entryId, "entryId", entryId);
    }
}
