package io.rapport.query.platform.merges;

import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.RelationshipAbsorbed;
import io.rapport.events.relationship.RelationshipEvent.RelationshipReleased;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Plan;
import io.rapport.query.platform.reading.OwnedDocuments;
import io.rapport.query.platform.reading.OwnedDocuments.Sought;
import io.rapport.query.platform.reading.ReadModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * The merges of a member's records, as a read model keeps them. Each keeps its own: it is read as far as its projection
 * is, and no further.
 */
public final class Merges {

    private static final String ID = "_id";
    private static final String INTO = "into";

    private final OwnedDocuments<RawBsonDocument> merges;

    /** Those that this projection keeps as documents of this type. */
    public Merges(ReadModels readModels, String projection, DocumentType<Merge> type) {
        merges = readModels.documents(projection, type, RawBsonDocument.class);
    }

    /** A type of documents of one projection. */
    public static DocumentType<Merge> documentType() {
        return DocumentType.ofEntries(
                "merges", Merge.class, List.of(DocumentIndex.byMember().ascending(INTO)));
    }

    /** What an event of a relationship says about merges; most say nothing. */
    public static Plan plan(DocumentType<Merge> type, RelationshipEvent event) {
        return switch (event) {
            case RelationshipAbsorbed one -> put(type, new Merge(one.absorbedId(), one.relationshipId()));
            case RelationshipReleased one -> put(type, new Merge(one.releasedId(), null));
            default -> Plan.nothing();
        };
    }

    private static Plan put(DocumentType<Merge> type, Merge merge) {
        return Plan.put(DocumentRef.to(type, merge.relationshipId()), before -> merge);
    }

    /** What {@link #recordsOf} is told from, to be looked for together with something else. */
    public Sought<RawBsonDocument> about(UUID relationshipId) {
        String id = relationshipId.toString();
        return merges.seek(List.of(Filters.or(Filters.eq(ID, id), Filters.eq(INTO, id))));
    }

    /**
     * The ids under which something may be told of the person whose record this is: its own, and those of the records
     * that are merged into it.
     *
     * @param found {@linkplain #about about} the record
     * @throws MergedException if it was merged into another one itself
     */
    public static List<UUID> recordsOf(UUID relationshipId, List<RawBsonDocument> found) {
        List<UUID> records = new ArrayList<>(List.of(relationshipId));
        for (RawBsonDocument merge : found) {
            UUID merged = id(merge, ID);
            if (!merged.equals(relationshipId)) {
                records.add(merged);
            } else if (merge.get(INTO) instanceof BsonString) {
                throw new MergedException(relationshipId, id(merge, INTO));
            }
        }
        return records;
    }

    /** The same, of the one that stands for this record, whichever that is. */
    public List<UUID> recordsOfWhoeverIs(Owner owner, UUID relationshipId) {
        try {
            return recordsOf(relationshipId, about(relationshipId).of(owner));
        } catch (MergedException e) {
            return recordsOf(e.into(), about(e.into()).of(owner));
        }
    }

    /** Who stands for these records. */
    public Roots roots(Owner owner, Stream<UUID> records) {
        Set<String> ids = records.filter(Objects::nonNull).map(UUID::toString).collect(Collectors.toSet());
        Map<UUID, UUID> into = new HashMap<>();
        if (!ids.isEmpty()) {
            merges.find(owner, Filters.in(ID, ids), Filters.ne(INTO, null))
                    .forEach(merge -> into.put(id(merge, ID), id(merge, INTO)));
        }
        return new Roots(into);
    }

    private static UUID id(RawBsonDocument merge, String field) {
        return UUID.fromString(merge.getString(field).getValue());
    }

    /** As text, for a filter. */
    public static List<String> texts(Collection<UUID> records) {
        return records.stream().map(UUID::toString).toList();
    }
}
