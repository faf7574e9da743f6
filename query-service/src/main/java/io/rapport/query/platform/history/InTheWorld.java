package io.rapport.query.platform.history;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a history what had not happened by a moment in the world. An entry happened when it says so, or when
 * the last correction of it says so. What puts an entry right, takes it back or judges it goes with its entry, whenever
 * it was recorded. All else has no day of its own, and happened when it was recorded. What is about an entry that is
 * left out is left out as well, and so is all of an aggregate that had not begun, and what is about one.
 */
final class InTheWorld {

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private InTheWorld() {}

    /** What had happened by then, in the order in which it was recorded. */
    static List<EventEnvelope> happenedBy(Instant moment, List<EventEnvelope> history) {
        Map<UUID, Instant> times = times(history);
        Set<UUID> later = new HashSet<>();
        times.forEach((entry, time) -> {
            if (time.isAfter(moment)) {
                later.add(entry);
            }
        });
        Set<String> notBegun = new HashSet<>();
        return history.stream()
                .filter(event -> {
                    boolean had = !notBegun.contains(event.aggregateId()) && had(event, moment, times, later, notBegun);
                    if (!had && event.sequence() == 0) {
                        notBegun.add(event.aggregateId());
                    }
                    if (!had && event.event() instanceof Entry entry) {
                        later.add(entry.entryId());
                    }
                    return had;
                })
                .toList();
    }

    private static boolean had(
            EventEnvelope event, Instant moment, Map<UUID, Instant> times, Set<UUID> later, Set<String> notBegun) {
        Set<UUID> named = named(event.event());
        if (named.stream().anyMatch(later::contains)
                || (!notBegun.isEmpty() && named.stream().anyMatch(id -> notBegun.contains(id.toString())))) {
            return false;
        }
        if (event.event() instanceof Entry
                || (isAmendment(event.event()) && named.stream().anyMatch(times::containsKey))) {
            return true; // of an entry it was looked at when it happened
        }
        Instant time = event.event() instanceof Dated dated ? dated.occurredAt() : event.recordedAt();
        return !time.isAfter(moment);
    }

    /** When each entry happened, as far as is known at the end of the history. */
    private static Map<UUID, Instant> times(List<EventEnvelope> history) {
        Map<UUID, Instant> times = new HashMap<>();
        for (EventEnvelope envelope : history) {
            RapportEvent event = envelope.event();
            if (event instanceof Entry entry) {
                times.put(entry.entryId(), entry.occurredAt());
            } else if (event instanceof Dated correction && isAmendment(event)) {
                named(event).forEach(entry -> times.computeIfPresent(entry, (id, before) -> correction.occurredAt()));
            }
        }
        return times;
    }

    /** By its name, which is the same for all kinds of entries: there is no type that all of them have in common. */
    static boolean isAmendment(RapportEvent event) {
        String name = event.getClass().getSimpleName();
        return !(event instanceof Entry)
                && (name.endsWith("Corrected") || name.endsWith("Retracted") || name.endsWith("Rated"));
    }

    /** The member's day of an event, or the day of recording (UTC) of one that has none. */
    static LocalDate dayOf(EventEnvelope event) {
        return event.event() instanceof Dated dated
                ? dated.occurredOn()
                : event.recordedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** All ids in an event, of entries and others. */
    static Set<UUID> named(RapportEvent event) {
        Set<UUID> named = new HashSet<>();
        collect((Record) event, named::add);
        return named;
    }

    private static void collect(Record record, Consumer<UUID> ids) {
        for (RecordComponent component : COMPONENTS.get(record.getClass())) {
            Class<?> type = component.getType();
            if (type == UUID.class || type.isRecord() || Collection.class.isAssignableFrom(type)) {
                take(Components.value(component, record), ids);
            }
        }
    }

    private static void take(@Nullable Object value, Consumer<UUID> ids) {
        switch (value) {
            case UUID id -> ids.accept(id);
            case Collection<?> some -> some.forEach(one -> take(one, ids));
            case Record inner -> collect(inner, ids);
            case null, default -> {}
        }
    }
}
