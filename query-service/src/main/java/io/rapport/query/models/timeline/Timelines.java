package io.rapport.query.models.timeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.rapport.events.Owner;
import io.rapport.query.models.timeline.TimelineEntry.EntryKind;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.StoredJson;
import io.rapport.query.platform.merges.Merges;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.OwnedDocuments.Sought;
import io.rapport.query.platform.reading.ReadModels;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Pages of entries. Each page is read along an index that has its order, from the cursor on, and told as it is stored:
 * an entry's document is what the answer says of it.
 */
@Repository
class Timelines {

    /** The first and last moment that can belong to a day lie this far from midnight UTC, in some zone on earth. */
    private static final int EARLIEST_ZONE_HOURS = 14;

    private static final int LATEST_ZONE_HOURS = 12;

    private static final String OCCURRED_AT = "occurredAt";
    private static final String ENTRY_ID = "entryId";
    private static final String OF_TWO = "relationshipIds";

    private static final Comparator<RawBsonDocument> OLDEST_FIRST = Comparator.<RawBsonDocument>comparingLong(
                    entry -> entry.getDateTime(OCCURRED_AT).getValue())
            .thenComparing(entry -> entry.getString(ENTRY_ID).getValue());

    private final OwnedDocuments<RawBsonDocument> entries;
    private final OwnedDocuments<RawBsonDocument> entriesOfTwo;
    private final Merges merges;

    Timelines(ReadModels readModels) {
        this.entries = readModels.documents(Timeline.NAME, Timeline.ENTRIES, RawBsonDocument.class);
        this.entriesOfTwo = readModels.documents(Timeline.NAME, Timeline.ENTRIES_OF_TWO, RawBsonDocument.class);
        this.merges = new Merges(readModels, Timeline.NAME, Timeline.MERGES);
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
     * @param list of which cursors are
     */
    record Part(
            String list,
            Set<EntryKind> kinds,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Order order,
            @Nullable Cursor after,
            int limit) {}

    /**
     * What is of the person alone and what is of two, each along its index. Empty if there is no such relationship. Few
     * people have two records, so nobody waits to hear of that before the page is read.
     */
    Optional<Answer<Page<TimelineEntry>>> ofRelationship(Owner owner, UUID relationshipId, Part part) {
        List<RawBsonDocument> found = told(List.of(relationshipId), part)
                .and(merges.about(relationshipId))
                .of(owner);
        List<UUID> records = Merges.recordsOf(relationshipId, takeMerges(found));
        if (records.size() > 1) {
            found = told(records, part).of(owner);
        }
        if (!found.isEmpty() && isOfTwo(found.getLast())) {
            found = inOrder(found, part);
        }
        return found.isEmpty() && !hasRelationship(owner, relationshipId)
                ? Optional.empty()
                : Optional.of(page(found, part));
    }

    /** First what is of one, and then what is of two. */
    private Sought<RawBsonDocument> told(List<UUID> records, Part part) {
        List<Bson> filters = filters(part);
        if (!part.kinds().isEmpty()) {
            filters.add(Filters.in("kind", part.kinds().stream().map(Enum::name).toList()));
        }
        Bson order = inOrderOf(part);
        int most = part.limit() + 1;
        return entries.seek(with(told("relationshipId", records), filters), order, most)
                .and(entriesOfTwo.seek(with(told(OF_TWO, records), filters), order, most));
    }

    private static boolean isOfTwo(RawBsonDocument entry) {
        return entry.isArray(OF_TWO);
    }

    /** Takes the merges away, which come last; the many before them are not looked at. */
    private static List<RawBsonDocument> takeMerges(List<RawBsonDocument> found) {
        int first = found.size();
        while (first > 0 && !found.get(first - 1).containsKey(ENTRY_ID)) {
            first--;
        }
        List<RawBsonDocument> last = found.subList(first, found.size());
        List<RawBsonDocument> merges = List.copyOf(last);
        last.clear();
        return merges;
    }

    private boolean hasRelationship(Owner owner, UUID relationshipId) {
        return entries.find(owner, ofRelationship(relationshipId)).limit(1).first() != null;
    }

    /** One kind at a time, each along the index of its kind: a rare kind is found without reading all the others. */
    Answer<Page<TimelineEntry>> ofMember(Owner owner, Part part) {
        if (part.kinds().isEmpty()) {
            List<Bson> filters = filters(part);
            return page(find(entries, owner, filters, part), part);
        }
        List<RawBsonDocument> found = new ArrayList<>();
        for (EntryKind kind : part.kinds()) {
            found.addAll(find(entries, owner, with(Filters.eq("kind", kind.name()), filters(part)), part));
        }
        return page(inOrder(found, part), part);
    }

    /** Of parts that were found one after the other, so many as are asked for, and one more. */
    private static List<RawBsonDocument> inOrder(List<RawBsonDocument> found, Part part) {
        found.sort(part.order() == Order.OLDEST ? OLDEST_FIRST : OLDEST_FIRST.reversed());
        return found.subList(0, Math.min(found.size(), part.limit() + 1));
    }

    private static List<Bson> with(Bson filter, List<Bson> others) {
        List<Bson> all = new ArrayList<>(others);
        all.add(filter);
        return all;
    }

    /** Empty if the member has no such entry. */
    Optional<Answer<TimelineEntry>> entry(Owner owner, UUID entryId) {
        return Optional.ofNullable(entries.findById(owner, entryId.toString()))
                .map(found -> new Answer<>(
                        StoredJson.expecting(List.of(found)).one(found).bytes(), null));
    }

    /** Most people have one record. */
    private static Bson told(String field, List<UUID> records) {
        return records.size() == 1
                ? Filters.eq(field, records.getFirst().toString())
                : Filters.in(field, Merges.texts(records));
    }

    private static Bson ofRelationship(UUID relationshipId) {
        return Filters.eq("relationshipId", relationshipId.toString());
    }

    private static List<RawBsonDocument> find(
            OwnedDocuments<RawBsonDocument> documents, Owner owner, List<Bson> filters, Part part) {
        return documents
                .find(owner, filters)
                .sort(inOrderOf(part))
                .limit(part.limit() + 1)
                .into(new ArrayList<>());
    }

    private static Bson inOrderOf(Part part) {
        return part.order() == Order.OLDEST
                ? Sorts.ascending(OCCURRED_AT, ENTRY_ID)
                : Sorts.descending(OCCURRED_AT, ENTRY_ID);
    }

    private static Answer<Page<TimelineEntry>> page(List<RawBsonDocument> found, Part part) {
        boolean more = found.size() > part.limit();
        List<RawBsonDocument> items = more ? found.subList(0, part.limit()) : found;
        StoredJson json = StoredJson.expecting(items).raw("{\"items\":").array(items);
        if (more) {
            json.raw(",\"next\":\"").raw(after(part, items.getLast()).text()).raw("\"");
        }
        return new Answer<>(json.raw("}").bytes(), null);
    }

    private static Cursor after(Part part, RawBsonDocument entry) {
        return new Cursor(
                part.list(),
                Instant.ofEpochMilli(entry.getDateTime(OCCURRED_AT).getValue()),
                UUID.fromString(entry.getString(ENTRY_ID).getValue()));
    }

    /** The member's days are compared as days; the instants beside them only bound the part of the index to read. */
    private static List<Bson> filters(Part part) {
        List<Bson> filters = new ArrayList<>();
        LocalDate from = part.from();
        if (from != null) {
            filters.add(Filters.gte(
                    OCCURRED_AT,
                    from.atStartOfDay(ZoneOffset.UTC)
                            .minusHours(EARLIEST_ZONE_HOURS)
                            .toInstant()));
            filters.add(Filters.gte("occurredOn", from.toString()));
        }
        LocalDate to = part.to();
        if (to != null) {
            filters.add(Filters.lt(
                    OCCURRED_AT,
                    to.atStartOfDay(ZoneOffset.UTC).plusHours(LATEST_ZONE_HOURS).toInstant()));
            filters.add(Filters.lt("occurredOn", to.toString()));
        }
        Cursor after = part.after();
        if (after != null) {
            String id = after.id().toString();
            boolean oldest = part.order() == Order.OLDEST;
            filters.add(oldest ? Filters.gte(OCCURRED_AT, after.time()) : Filters.lte(OCCURRED_AT, after.time()));
            filters.add(Filters.or(
                    Filters.ne(OCCURRED_AT, after.time()),
                    oldest ? Filters.gt(ENTRY_ID, id) : Filters.lt(ENTRY_ID, id)));
        }
        return filters;
    }
}
