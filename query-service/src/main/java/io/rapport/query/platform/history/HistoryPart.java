package io.rapport.query.platform.history;

import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.query.platform.web.AskedTime;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.FirstDay;
import io.rapport.query.platform.web.InvalidFieldException;
import io.rapport.query.platform.web.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which part of a history is asked for, and how much of it may be told. */
public final class HistoryPart {

    private final String list;
    private final Class<? extends RapportEvent> context;
    private final Set<String> types;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate to;
    private final @Nullable Cursor after;
    private final int limit;
    private final boolean tellsBefore;

    /**
     * A part of the history of this aggregate.
     *
     * @param context of the aggregate's events
     * @param first what was before it is not told, and so neither is what anything was before it was changed
     * @param types only events of these
     * @param from only from this day on
     * @param to only before this day
     * @throws InvalidFieldException if there are no events of such a type, or no such days
     */
    public HistoryPart(
            UUID aggregateId,
            Class<? extends RapportEvent> context,
            FirstDay first,
            @Nullable Set<String> types,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            @Nullable Integer limit) {
        AskedTime.mustBeSome(from, to);
        this.list = "history " + aggregateId;
        this.context = context;
        this.types = types == null ? Set.of() : of(context, types);
        this.from = first.orLater(from);
        this.to = to;
        this.after = Cursor.read(cursor, list);
        this.limit = Limit.of(limit);
        this.tellsBefore = first.day() == null;
    }

    private static Set<String> of(Class<? extends RapportEvent> context, Set<String> types) {
        List<String> known = EventTypes.classes().stream()
                .filter(type -> context.isAssignableFrom(type) || type == Certificates.TYPE)
                .filter(type -> type != PrivateNoteKept.class)
                .map(Class::getSimpleName)
                .sorted()
                .toList();
        if (!known.containsAll(types)) {
            throw new InvalidFieldException("type", "It is one of: " + String.join(", ", known) + ".");
        }
        return types;
    }

    Class<? extends RapportEvent> context() {
        return context;
    }

    int limit() {
        return limit;
    }

    boolean wants(HistoryItem item) {
        return (types.isEmpty() || types.contains(item.type()))
                && (from == null || !item.on().isBefore(from))
                && (to == null || item.on().isBefore(to))
                && (after == null || item.position() < after.time().toEpochMilli());
    }

    /** The place after an item; a position is a number, as instants are. */
    Cursor after(HistoryItem item) {
        return new Cursor(list, Instant.ofEpochMilli(item.position()), item.eventId());
    }

    List<Change> withoutBefore(List<Change> changes) {
        return tellsBefore
                ? changes
                : changes.stream().map(HistoryPart::withoutBefore).toList();
    }

    private static Change withoutBefore(Change change) {
        return new Change(
                change.of(),
                change.id(),
                change.field(),
                change.value() == null
                        ? null
                        : new Change.Value(null, change.value().after()),
                change.words() == null
                        ? null
                        : new Change.Words(null, change.words().after()),
                change.name() == null
                        ? null
                        : new Change.Name(null, change.name().after()));
    }
}
