package io.rapport.query.platform.engine;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What all members of a tenant have together. Documents of single members are not to be had here, only groups. */
public final class TenantDocuments {

    private final MongoDatabase database;
    private final Generations generations;

    TenantDocuments(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
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
}
