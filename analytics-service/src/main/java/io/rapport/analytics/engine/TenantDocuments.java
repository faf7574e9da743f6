package io.rapport.analytics.engine;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.rapport.events.MemberKey;
import io.rapport.query.platform.engine.ProjectionEngine;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.lanes.ProjectionStatus;
import io.rapport.query.platform.projection.DocumentType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What all members of a tenant have together. Documents of single members are not to be had here, only groups. */
public final class TenantDocuments {

    private static final Set<ProjectionStatus.State> COMPLETE =
            EnumSet.of(ProjectionStatus.State.LIVE, ProjectionStatus.State.PARKED);

    private final MongoDatabase database;
    private final Generations generations;
    private final ProjectionEngine engine;
    private final DocumentMapper mapper;

    TenantDocuments(MongoDatabase database, Generations generations, ProjectionEngine engine, DocumentMapper mapper) {
        this.engine = engine;
        this.database = database;
        this.generations = generations;
        this.mapper = mapper;
    }

    /**
     * Whether all that happened until now is in them, as far as this instance can know: it works off no backlog, waits
     * for nobody, and does not stand by while others fold.
     */
    public boolean areComplete() {
        List<ProjectionStatus> all = engine.status();
        return !all.isEmpty() && all.stream().map(ProjectionStatus::state).allMatch(COMPLETE::contains);
    }

    /**
     * What MongoDB makes of the documents of a type that the tenant has.
     *
     * @param group the one stage, which groups
     */
    public List<Document> grouped(String projection, DocumentType<?> type, String tenantId, Bson group) {
        if (!group.toBsonDocument().getFirstKey().equals("$group")) {
            throw new IllegalArgumentException("Only groups are told");
        }
        String collection = generations.current(projection).collection(type.collection());
        return database.getCollection(collection)
                .aggregate(List.of(Aggregates.match(Filters.eq(DocumentMapper.TENANT, tenantId)), group))
                .into(new ArrayList<>());
    }

    /** What the tenant itself has arranged, which is no member's. */
    public <D extends Record> @Nullable D arranged(String projection, DocumentType<D> type, String tenantId, UUID id) {
        String collection = generations.current(projection).collection(type.collection());
        RawBsonDocument found = database.getCollection(collection, RawBsonDocument.class)
                .find(Filters.and(
                        Filters.eq(DocumentMapper.ID, id.toString()),
                        Filters.eq(DocumentMapper.TENANT, tenantId),
                        Filters.eq(DocumentMapper.MEMBER, MemberKey.TENANT)))
                .first();
        return found == null ? null : mapper.read(type, found).value();
    }
}
