package io.rapport.query.platform.reading;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentType;
import java.util.function.Supplier;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Where queries find the documents of the projections. */
public final class ReadModels {

    private final MongoDatabase database;
    private final Generations generations;
    private final Viewpoint.Current viewpoint;

    public ReadModels(
            MongoDatabase database, DocumentMapper mapper, Generations generations, Viewpoint.Current viewpoint) {
        CodecRegistry codecs =
                CodecRegistries.fromRegistries(CodecRegistries.fromProviders(mapper), database.getCodecRegistry());
        this.database = database.withCodecRegistry(codecs);
        this.generations = generations;
        this.viewpoint = viewpoint;
    }

    /**
     * The documents of a type, read as {@code view}: the document's own record, or one that has some of its components.
     * Only the engine writes them. Each query looks for the collection, since the generation that is read may be
     * another one by then.
     */
    public <V> OwnedDocuments<V> documents(String projection, DocumentType<?> type, Class<V> view) {
        return new OwnedDocuments<>(collected(projection, type, view));
    }

    /**
     * The documents of a type whose ids are hashes of secrets. A view may have {@code tenantId} and {@code memberId},
     * by which the rest of what the secret opens is found.
     */
    public <V> SecretDocuments<V> openedBySecret(String projection, DocumentType<?> type, Class<V> view) {
        return new SecretDocuments<>(new Current<>(projection, type, view));
    }

    /**
     * The documents of a type that are of two: of the member, and of whoever they name in {@code field}, for which
     * there is an {@linkplain DocumentIndex#ofWhoIsNamedIn index}.
     */
    public <V> DocumentsOfTwo<V> ofTwo(String projection, DocumentType<?> type, String field, Class<V> view) {
        return new DocumentsOfTwo<>(collected(projection, type, view), field);
    }

    private <V> Collected<V> collected(String projection, DocumentType<?> type, Class<V> view) {
        return new Collected<>(
                projection, type, view, new Current<>(projection, type, view), database.getCodecRegistry(), viewpoint);
    }

    /**
     * The documents of a type, of several members at once, read as {@code view}.
     *
     * <p>Whoever asks for them has asked for the consent of each of these members.
     */
    public <V> DocumentsOfMany<V> ofMany(String projection, DocumentType<?> type, Class<V> view) {
        return new DocumentsOfMany<>(
                collected(projection, type, RawBsonDocument.class),
                database.getCodecRegistry().get(view));
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
}
