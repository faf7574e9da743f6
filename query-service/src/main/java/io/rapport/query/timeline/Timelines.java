package io.rapport.query.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.query.engine.Owner;
import io.rapport.query.engine.ReadModels;
import io.rapport.query.timeline.TimelineEntry.EntryKind;
import io.rapport.query.web.Cursor;
import io.rapport.query.web.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Pages of entries. Each page is read along an index that has its order, from the cursor on. */
@Repository
class Timelines {

    /** The first and last moment that can belong to a day lie this far from midnight UTC, in some zone on earth. */
    private static final int EARLIEST_ZONE_HOURS = 14;

    private static final int LATEST_ZONE_HOURS = 12;

    private final MongoCollection<TimelineEntry> entries;

    Timelines(ReadModels readModels) {
        this.entries = readModels.collection(Timeline.NAME, Timeline.ENTRIES, TimelineEntry.class);
    }

    /** In which order entries come: by when they happened. */
    enum Order {
        @JsonProperty("newest")
        NEWEST,
        @JsonProperty("oldest")
        OLDEST;

        /** As it is written in a query. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which part of a timeline is asked for.
     *
     * @param kinds all, if empty
     * @param from the first day
     * @param to the day after the last one
     */
    record Part(
            Set<EntryKind> kinds,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Order order,
            @Nullable Cursor after,
            int limit) {}

    boolean hasRelationship(Owner owner, UUID relationshipId) {
        return entries.find(ofRelationship(owner, relationshipId)).limit(1).first() != null;
    }

    Page<TimelineEntry> ofRelationship(Owner owner, UUID relationshipId, Part part) {
        List<Bson> filters = filters(part);
        filters.add(ofRelationship(owner, relationshipId));
        if (!part.kinds().isEmpty()) {
            filters.add(Filters.in("kind", part.kinds().stream().map(Enum::name).toList()));
        }
        return page(find(filters, part), part);
    }

    /** One kind at a time, each along the index of its kind: a rare kind is found without reading all the others. */
    Page<TimelineEntry> ofMember(Owner owner, Part part) {
        if (part.kinds().isEmpty()) {
            List<Bson> filters = filters(part);
            filters.add(ReadModels.ownedBy(owner));
            return page(find(filters, part), part);
        }
        List<TimelineEntry> found = new ArrayList<>();
        for (EntryKind kind : part.kinds()) {
            List<Bson> filters = filters(part);
            filters.add(ReadModels.ownedBy(owner));
            filters.add(Filters.eq("kind", kind.name()));
            found.addAll(find(filters, part));
        }
        Comparator<TimelineEntry> oldestFirst = Comparator.comparing(TimelineEntry::occurredAt)
                .thenComparing(entry -> entry.entryId().toString());
        found.sort(part.order() == Order.OLDEST ? oldestFirst : oldestFirst.reversed());
        return page(found.subList(0, Math.min(found.size(), part.limit() + 1)), part);
    }

    private static Bson ofRelationship(Owner owner, UUID relationshipId) {
        return Filters.and(ReadModels.ownedBy(owner), Filters.eq("relationshipId", relationshipId.toString()));
    }

    private List<TimelineEntry> find(List<Bson> filters, Part part) {
        Bson order = part.order() == Order.OLDEST
                ? Sorts.ascending("occurredAt", "entryId")
                : Sorts.descending("occurredAt", "entryId");
        return entries.find(Filters.and(filters))
                .sort(order)
                .limit(part.limit() + 1)
                .into(new ArrayList<>());
    }

    private static Page<TimelineEntry> page(List<TimelineEntry> found, Part part) {
        return Page.of(found, part.limit(), last -> new Cursor(last.occurredAt(), last.entryId()));
    }

    /** The member's days are compared as days; the instants beside them only bound the part of the index to read. */
    private static List<Bson> filters(Part part) {
        List<Bson> filters = new ArrayList<>();
        LocalDate from = part.from();
        if (from != null) {
            filters.add(Filters.gte(
                    "occurredAt",
                    from.atStartOfDay(ZoneOffset.UTC)
                            .minusHours(EARLIEST_ZONE_HOURS)
                            .toInstant()));
            filters.add(Filters.gte("occurredOn", from.toString()));
        }
        LocalDate to = part.to();
        if (to != null) {
            filters.add(Filters.lt(
                    "occurredAt",
                    to.atStartOfDay(ZoneOffset.UTC).plusHours(LATEST_ZONE_HOURS).toInstant()));
            filters.add(Filters.lt("occurredOn", to.toString()));
        }
        Cursor after = part.after();
        if (after != null) {
            String id = after.id().toString();
            boolean oldest = part.order() == Order.OLDEST;
            filters.add(oldest ? Filters.gte("occurredAt", after.time()) : Filters.lte("occurredAt", after.time()));
            filters.add(Filters.or(
                    Filters.ne("occurredAt", after.time()),
                    oldest ? Filters.gt("entryId", id) : Filters.lt("entryId", id)));
        }
        return filters;
    }
}
