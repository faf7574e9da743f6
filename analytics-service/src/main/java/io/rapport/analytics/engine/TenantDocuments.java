package io.rapport.analytics.engine;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
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
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** What all members of a tenant have together. Nobody is named by what is to be had here. */
public final class TenantDocuments {

    private static final Set<ProjectionStatus.State> COMPLETE =
            EnumSet.of(ProjectionStatus.State.LIVE, ProjectionStatus.State.PARKED);

    private static final int BATCH = 2_000;

    private final MongoDatabase database;
    private final MongoDatabase unhurried;
    private final Generations generations;
    private final ProjectionEngine engine;
    private final DocumentMapper mapper;

    /** @param unhurried for what reads all of a tenant, which nobody waits for */
    TenantDocuments(
            MongoDatabase database,
            MongoDatabase unhurried,
            Generations generations,
            ProjectionEngine engine,
            DocumentMapper mapper) {
        this.engine = engine;
        this.database = database;
        this.unhurried = unhurried;
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

    /** The tenants that have any of that type. */
    public List<String> tenants(String projection, DocumentType<?> type) {
        String collection = generations.current(projection).collection(type.collection());
        return unhurried
                .getCollection(collection)
                .distinct(DocumentMapper.TENANT, String.class)
                .into(new ArrayList<>());
    }

    /**
     * Hands over these fields of all documents of a type that the tenant has, one after the other and in no order, to
     * be added up; whose each one is is not among them.
     */
    public void each(
            String projection, DocumentType<?> type, String tenantId, List<String> fields, Consumer<Document> taker) {
        String collection = generations.current(projection).collection(type.collection());
        unhurried
                .getCollection(collection)
                .find(Filters.eq(DocumentMapper.TENANT, tenantId))
                .projection(Projections.fields(Projections.include(fields), Projections.excludeId()))
                .batchSize(BATCH)
                .forEach(taker);
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
