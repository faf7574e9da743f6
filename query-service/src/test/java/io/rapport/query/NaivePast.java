package io.rapport.query;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.query.platform.engine.documents.NaiveFold;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.reading.Viewpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The past as docs/history.md has it, and by no other means than its words: a list is looked through, and folded. */
record NaivePast(
        List<EventEnvelope> log,
        List<Projection> projections,
        long position,
        @Nullable Instant happenedBy) implements Viewpoint {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Override
    public List<RawBsonDocument> documents(String projection, DocumentType<?> type, Owner owner, List<Bson> filters) {
        Projection folded = projections.stream()
                .filter(one -> one.name().equals(projection))
                .findFirst()
                .orElseThrow();
        List<EventEnvelope> known = log.stream()
                .filter(event -> event.position() <= position && Owner.of(event).equals(owner))
                .filter(event -> folded.follows().stream().anyMatch(context -> context.isInstance(event.event())))
                .toList();
        return new NaiveFold(folded, happenedBy != null)
                .of(happenedBy == null ? known : had(known, happenedBy))
                .documents(type, owner);
    }

    @Override
    public Set<String> forgotten(String tenantId, Collection<String> members) {
        return log.stream()
                .filter(event -> event.event() instanceof MemberForgotten && event.position() <= position)
                .filter(event -> happenedBy == null || !event.recordedAt().isAfter(happenedBy))
                .filter(event -> event.tenantId().equals(tenantId) && members.contains(event.memberId()))
                .map(EventEnvelope::memberId)
                .collect(Collectors.toSet());
    }

    /** Leaves out one thing after the other until there is nothing more that had not happened. */
    private static List<EventEnvelope> had(List<EventEnvelope> known, Instant moment) {
        Map<UUID, Instant> entries = new HashMap<>();
        for (EventEnvelope event : known) {
            if (event.event() instanceof Entry entry) {
                entries.put(entry.entryId(), entry.occurredAt());
            } else if (amends(event) && event.event() instanceof Dated correction) {
                names(event).stream()
                        .filter(entries::containsKey)
                        .forEach(id -> entries.put(id, correction.occurredAt()));
            }
        }
        Set<EventEnvelope> out = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (boolean more = true; more; ) {
            more = false;
            for (EventEnvelope event : known) {
                if (!out.contains(event)
                        && (gone.contains(event.aggregateId()) || later(event, moment, entries, gone))) {
                    more = true;
                    out.add(event);
                    if (event.sequence() == 0) {
                        gone.add(event.aggregateId());
                    }
                    if (event.event() instanceof Entry entry) {
                        gone.add(entry.entryId().toString());
                    }
                }
            }
        }
        return known.stream().filter(event -> !out.contains(event)).toList();
    }

    private static boolean later(EventEnvelope event, Instant moment, Map<UUID, Instant> entries, Set<String> gone) {
        if (event.event() instanceof Entry entry
                && entries.getOrDefault(entry.entryId(), entry.occurredAt()).isAfter(moment)) {
            return true;
        }
        if (names(event).stream().anyMatch(id -> gone.contains(id.toString()))) {
            return true;
        }
        if (event.event() instanceof Entry
                || (amends(event) && names(event).stream().anyMatch(entries::containsKey))) {
            return false;
        }
        return (event.event() instanceof Dated dated ? dated.occurredAt() : event.recordedAt()).isAfter(moment);
    }

    private static boolean amends(EventEnvelope event) {
        return event.event().getClass().getSimpleName().matches(".*(Corrected|Retracted|Rated)")
                && !(event.event() instanceof Entry);
    }

    /** Whatever looks like an id in what is printed of it. */
    private static Set<UUID> names(EventEnvelope event) {
        Set<UUID> names = new HashSet<>();
        ID.matcher(event.event().toString()).results().forEach(id -> names.add(UUID.fromString(id.group())));
        return names;
    }
}
