package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementRejection.EntryAlreadyRetracted;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchCoachingEntry;
import io.rapport.command.domain.coaching.EngagementRejection.RecordedByTheOther;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Dated;
import io.rapport.events.coaching.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the two recorded, by whom and of when; what was said is not here. */
@SnapshotState
final class Entries {

    private Map<UUID, Told> told = new HashMap<>();

    /** When something was last said to have been, and by whom. */
    record Told(Party by, Instant occurredAt, LocalDate occurredOn, boolean retracted) {

        Told movedTo(@Nullable Moment when) {
            return when == null || when.restates(occurredOn)
                    ? this
                    : new Told(by, when.occurredAt(), when.occurredOn(), retracted);
        }
    }

    /** The entry, if it stands and is this one's to put right. */
    Told mustBeOf(Party party, UUID entryId) {
        Told entry = told.get(entryId);
        if (entry == null) {
            throw new RejectedException(new NoSuchCoachingEntry());
        }
        if (entry.by() != party) {
            throw new RejectedException(new RecordedByTheOther());
        }
        if (entry.retracted()) {
            throw new RejectedException(new EntryAlreadyRetracted());
        }
        return entry;
    }

    /** An entry that is known to be there. */
    Told at(UUID entryId) {
        Told entry = told.get(entryId);
        if (entry == null) {
            throw new IllegalStateException("An entry is named that was never recorded");
        }
        return entry;
    }

    void recorded(UUID entryId, Party by, Dated event) {
        told.put(entryId, new Told(by, event.occurredAt(), event.occurredOn(), false));
    }

    void corrected(UUID entryId, Dated event) {
        told.computeIfPresent(
                entryId, (id, it) -> new Told(it.by(), event.occurredAt(), event.occurredOn(), it.retracted()));
    }

    void retracted(UUID entryId) {
        told.computeIfPresent(entryId, (id, it) -> new Told(it.by(), it.occurredAt(), it.occurredOn(), true));
    }
}
