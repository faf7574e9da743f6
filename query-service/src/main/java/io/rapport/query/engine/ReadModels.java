package io.rapport.query.engine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/** Where queries find the documents of the projections. */
public final class ReadModels {

    private final MongoDatabase database;

    ReadModels(MongoDatabase database, DocumentMapper mapper) {
        CodecRegistry codecs =
                CodecRegistries.fromRegistries(CodecRegistries.fromProviders(mapper), database.getCodecRegistry());
        this.database = database.withCodecRegistry(codecs);
    }

    /**
     * The collection of a document type, read as {@code view}: the document's own record, or one that has some of its
     * components. Only the engine writes to it.
     */
    public <V> MongoCollection<V> collection(String projection, DocumentType<?> type, Class<V> view) {
        return database.getCollection(projection + "." + type.collection(), view);
    }

    /** What every query has to ask for first: the documents of this member and no others. */
    public static Bson ownedBy(Owner owner) {
        return Filters.and(
                Filters.eq(DocumentMapper.TENANT, owner.tenantId()),
                Filters.eq(DocumentMapper.MEMBER, owner.memberId()));
    }
}
