package io.rapport.query.engine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.function.Supplier;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Where queries find the documents of the projections. */
public final class ReadModels {

    private final MongoDatabase database;
    private final Generations generations;

    ReadModels(MongoDatabase database, DocumentMapper mapper, Generations generations) {
        CodecRegistry codecs =
                CodecRegistries.fromRegistries(CodecRegistries.fromProviders(mapper), database.getCodecRegistry());
        this.database = database.withCodecRegistry(codecs);
        this.generations = generations;
    }

    /**
     * The collection of a document type, read as {@code view}: the document's own record, or one that has some of its
     * components. Only the engine writes to it. It is asked for with each query, since the generation that is read may
     * be another one by then.
     */
    public <V> Supplier<MongoCollection<V>> collection(String projection, DocumentType<?> type, Class<V> view) {
        return new Current<>(projection, type, view);
    }

    private final class Current<V> implements Supplier<MongoCollection<V>> {

        private final String projection;
        private final DocumentType<?> type;
        private final Class<V> view;
        private volatile @Nullable Known<V> known;

        private record Known<V>(Generation generation, MongoCollection<V> collection) {}

        Current(String projection, DocumentType<?> type, Class<V> view) {
            this.projection = projection;
            this.type = type;
            this.view = view;
        }

        @Override
        public MongoCollection<V> get() {
            Generation generation = generations.current(projection);
            Known<V> last = known;
            if (last == null || !last.generation().equals(generation)) {
                last = new Known<>(generation, database.getCollection(generation.collection(type.collection()), view));
                known = last;
            }
            return last.collection();
        }
    }

    /** What every query has to ask for first: the documents of this member and no others. */
    public static Bson ownedBy(Owner owner) {
        return Filters.and(
                Filters.eq(DocumentMapper.TENANT, owner.tenantId()),
                Filters.eq(DocumentMapper.MEMBER, owner.memberId()));
    }
}
