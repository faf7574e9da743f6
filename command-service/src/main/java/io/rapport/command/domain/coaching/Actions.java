package io.rapport.command.domain.coaching;

import io.rapport.command.domain.coaching.EngagementCommand.CompleteAction;
import io.rapport.command.domain.coaching.EngagementRejection.ActionAlreadyCompleted;
import io.rapport.command.domain.coaching.EngagementRejection.NoSuchAction;
import io.rapport.command.domain.coaching.EngagementRejection.NotInOrder;
import io.rapport.command.domain.coaching.Entries.Told;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the member is to do, and whether they did. What was agreed in a session falls with it. */
@SnapshotState
final class Actions {

    private Map<UUID, Agreed> agreed = new HashMap<>();

    /**
     * @param agreedIn the entry of the session; none of what the coach assigned between sessions
     * @param completedBy the entry that says that it is done
     */
    private record Agreed(@Nullable UUID agreedIn, @Nullable UUID completedBy) {}

    void mustBeOpen(CompleteAction c, Entries entries) {
        Agreed action = agreed.get(c.actionId());
        if (action == null) {
            throw new RejectedException(new NoSuchAction());
        }
        if (action.completedBy() != null) {
            throw new RejectedException(new ActionAlreadyCompleted(action.completedBy()));
        }
        mustFollow(action.agreedIn(), null, c.when(), entries);
    }

    /** Whichever of the two is moved, the session or the completion. */
    void mustStayInOrder(UUID moved, Moment to, Entries entries) {
        agreed.values().forEach(action -> {
            if (moved.equals(action.completedBy())) {
                mustFollow(action.agreedIn(), moved, to, entries);
            }
            if (moved.equals(action.agreedIn()) && action.completedBy() != null) {
                Told completion = entries.at(action.completedBy());
                if (to.isAfter(completion.occurredAt(), completion.occurredOn())) {
                    throw new RejectedException(new NotInOrder(moved, to.occurredAt(), action.completedBy()));
                }
            }
        });
    }

    private static void mustFollow(@Nullable UUID agreedIn, @Nullable UUID completion, Moment when, Entries entries) {
        if (agreedIn != null) {
            Told session = entries.at(agreedIn);
            if (when.isBefore(session.occurredAt(), session.occurredOn())) {
                throw new RejectedException(new NotInOrder(agreedIn, session.occurredAt(), completion));
            }
        }
    }

    void assigned(UUID actionId, @Nullable UUID agreedIn) {
        agreed.put(actionId, new Agreed(agreedIn, null));
    }

    void completed(ActionCompleted event) {
        agreed.computeIfPresent(event.actionId(), (id, action) -> new Agreed(action.agreedIn(), event.entryId()));
    }

    /** A session, with which its actions fall, or a completion, without which its action is open again. */
    void retracted(UUID entryId) {
        agreed.values().removeIf(action -> entryId.equals(action.agreedIn()));
        agreed.replaceAll(
                (id, action) -> entryId.equals(action.completedBy()) ? new Agreed(action.agreedIn(), null) : action);
    }
}
