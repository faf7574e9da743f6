package io.rapport.query.platform.engine.documents;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.documents.DocumentBatch.Change;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.engine.mongo.BulkWrites;
import io.rapport.query.platform.engine.mongo.SideBySide;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.projection.DocumentGroup;
import io.rapport.query.platform.projection.DocumentIndex;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Projection;
import io.rapport.together.RoundTrips;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Loads the documents of one projection and writes them back, each only if it is still as it was loaded. */
public final class DocumentStore {

    /** MongoDB takes 16 MiB; what comes near is a fold that collects without end. */
    private static final int LARGEST_DOCUMENT = 15 * 1024 * 1024;

    /** A write of more documents than this goes by itself: a backlog is written on several processors. */
    private static final int SMALL = 200;

    /** What is taken for the size of a document before any was loaded: rather too much. */
    private static final int USUAL_AT_FIRST = 32 * 1024;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** So many documents of a member are replaced by one write. */
    private static final int AT_A_TIME = 500;

    private final Projection projection;
    private final Generation generation;
    private final MongoDatabase database;
    private final DocumentMapper mapper;
    private final Map<DocumentType<?>, RoundTrips<List<WriteModel<RawBsonDocument>>>> together =
            new ConcurrentHashMap<>();
    private volatile int usualSize = USUAL_AT_FIRST;

    public DocumentStore(Projection projection, Generation generation, MongoDatabase database, DocumentMapper mapper) {
        this.projection = projection;
        this.generation = generation;
        this.database = database;
        this.mapper = mapper;
    }

    private MongoCollection<RawBsonDocument> collection(DocumentType<?> type) {
        return database.getCollection(generation.collection(type.collection()), RawBsonDocument.class);
    }

    /** Of one partition, still empty, with room for so many bytes. */
    public KeptDocuments nothingKept(long most) {
        return new KeptDocuments(mapper, most);
    }

    /** Makes sure that the indexes are there, and with them the collections. */
    public void createIndexes() {
        for (DocumentType<?> type : projection.documentTypes()) {
            if (!type.indexes().isEmpty()) {
                collection(type)
                        .createIndexes(type.indexes().stream()
                                .map(DocumentStore::model)
                                .toList());
            }
        }
    }

    private static IndexModel model(DocumentIndex index) {
        List<Bson> keys = new ArrayList<>();
        keys.add(
                index.acrossMembers()
                        ? Indexes.ascending(DocumentMapper.TENANT)
                        : Indexes.ascending(DocumentMapper.TENANT, DocumentMapper.MEMBER));
        index.fields()
                .forEach(field -> keys.add(
                        field.ascending() ? Indexes.ascending(field.name()) : Indexes.descending(field.name())));
        return new IndexModel(Indexes.compoundIndex(keys));
    }

    /**
     * Gets those documents that the batch does not have yet by their ids: what is kept, and with one query for each
     * collection what is not.
     *
     * @return whether MongoDB was asked
     */
    public boolean load(Set<DocumentRef<?>> refs, KeptDocuments kept, DocumentBatch batch) {
        Map<DocumentType<?>, List<BsonString>> ids = new HashMap<>();
        for (DocumentRef<?> ref : refs) {
            if (batch.has(ref)) {
                continue;
            }
            StoredDocument<?> document = kept.get(ref);
            if (document != null) {
                batch.add(document);
            } else if (kept.isMissing(ref)) {
                batch.addMissing(ref);
            } else {
                ids.computeIfAbsent(ref.type(), type -> new ArrayList<>()).add(new BsonString(ref.id()));
            }
        }
        ids.forEach((type, some) -> {
            BsonDocument filter = new BsonDocument(DocumentMapper.ID, new BsonDocument("$in", new BsonArray(some)));
            long bytes = 0;
            int loaded = 0;
            for (RawBsonDocument document : collection(type).find(filter)) {
                StoredDocument<?> stored = mapper.read(type, document);
                int size = document.getByteBuffer().remaining();
                batch.add(stored, size);
                kept.putLoaded(stored.ref(), exactly(document));
                bytes += size;
                loaded++;
            }
            if (loaded > 0) {
                usualSize = (int) ((usualSize + 3 * (bytes / loaded)) / 4);
            }
        });
        for (Map.Entry<DocumentType<?>, List<BsonString>> asked : ids.entrySet()) {
            for (BsonString id : asked.getValue()) {
                DocumentRef<?> ref = new DocumentRef<>(asked.getKey(), id.getValue());
                if (!batch.has(ref)) {
                    kept.putMissing(ref);
                    batch.addMissing(ref);
                }
            }
        }
        return !ids.isEmpty();
    }

    /** In bytes, of the documents that were loaded lately. */
    public int usualSize() {
        return usualSize;
    }

    /** Without what is left over in the buffer into which it was read. */
    private static RawBsonDocument exactly(RawBsonDocument document) {
        ByteBuf buffer = document.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new RawBsonDocument(bytes);
    }

    /** Groups that are asked for together: of one type, by the same field if by any, and of one tenant. */
    private record Question(DocumentType<?> type, @Nullable String field, String tenantId) {}

    /** Whom a question is about, and the values of its field. */
    private record Asked(Set<String> members, Set<String> values) {}

    /** Loads all documents of groups that these members have, with one query for all groups of a kind. */
    public void loadAll(Map<DocumentGroup, Set<Owner>> groups, DocumentBatch batch) {
        Map<Question, Asked> questions = new HashMap<>();
        groups.forEach((group, owners) -> {
            DocumentGroup.Condition condition = group.condition();
            String field = condition == null ? null : condition.field();
            for (Owner owner : owners) {
                Asked asked = questions.computeIfAbsent(
                        new Question(group.type(), field, owner.tenantId()),
                        question -> new Asked(new HashSet<>(), new HashSet<>()));
                asked.members().add(owner.memberId());
                if (condition != null) {
                    asked.values().add(condition.value());
                }
            }
        });
        questions.forEach((question, asked) -> {
            List<Bson> filters = new ArrayList<>();
            filters.add(Filters.eq(DocumentMapper.TENANT, question.tenantId()));
            filters.add(Filters.in(DocumentMapper.MEMBER, asked.members()));
            if (question.field() != null) {
                filters.add(Filters.in(question.field(), asked.values()));
            }
            for (RawBsonDocument document : collection(question.type()).find(Filters.and(filters))) {
                String id = document.getString(DocumentMapper.ID).getValue();
                if (!batch.has(new DocumentRef<>(question.type(), id))) {
                    batch.add(
                            mapper.read(question.type(), document),
                            document.getByteBuffer().remaining());
                }
            }
        });
    }

    /**
     * Writes what a batch changed, and keeps what events come back to.
     *
     * @throws UnwritableDocumentException if a document cannot be stored at all; nothing was written
     * @throws StaleBatchException if a document is no longer as it was loaded; others may have been written
     */
    public void write(List<Change> changes, KeptDocuments kept) {
        Map<DocumentType<?>, List<WriteModel<RawBsonDocument>>> writes = new HashMap<>();
        List<@Nullable RawBsonDocument> encoded = new ArrayList<>(changes.size());
        BsonGenerator bytes = new BsonGenerator();
        for (Change change : changes) {
            RawBsonDocument document = change instanceof Change.Write write ? encode(write.document(), bytes) : null;
            encoded.add(document);
            writes.computeIfAbsent(change.ref().type(), type -> new ArrayList<>())
                    .add(
                            switch (change) {
                                case Change.Write write ->
                                    writeOf(write, Objects.requireNonNull(document, "It was encoded"));
                                case Change.Delete delete -> new DeleteOneModel<>(guardOf(delete));
                            });
        }
        SideBySide.run(writes.entrySet().stream()
                .<Runnable>map(some -> () -> write(some.getKey(), some.getValue()))
                .toList());
        for (int i = 0; i < changes.size(); i++) {
            RawBsonDocument document = encoded.get(i);
            switch (changes.get(i)) {
                case Change.Write write
                when document != null && (write.ref().type().comesBack() || write.loadedPosition() != null) ->
                    kept.putWritten(write.document(), document);
                case Change.Write _ -> {}
                case Change.Delete delete -> kept.remove(delete.ref());
            }
        }
    }

    /** Has this member have these documents and no others, whatever there was before. */
    public void replaceAllOf(Owner owner, List<StoredDocument<?>> documents) {
        Bson theirs = Filters.and(
                Filters.eq(DocumentMapper.TENANT, owner.tenantId()),
                Filters.eq(DocumentMapper.MEMBER, owner.memberId()));
        BsonGenerator scratch = new BsonGenerator();
        for (DocumentType<?> type : projection.documentTypes()) {
            Set<String> before = collection(type)
                    .find(theirs)
                    .projection(Projections.include(DocumentMapper.ID))
                    .map(document -> document.getString(DocumentMapper.ID).getValue())
                    .into(new HashSet<>());
            List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
            for (StoredDocument<?> document : documents) {
                if (document.ref().type().equals(type)) {
                    before.remove(document.ref().id());
                    writes.add(new ReplaceOneModel<>(
                            Filters.eq(DocumentMapper.ID, document.ref().id()), encode(document, scratch), UPSERT));
                    writeIf(writes.size() == AT_A_TIME, type, writes);
                }
            }
            for (String id : before) {
                writes.add(new DeleteOneModel<>(Filters.eq(DocumentMapper.ID, id)));
                writeIf(writes.size() == AT_A_TIME, type, writes);
            }
            writeIf(!writes.isEmpty(), type, writes);
        }
    }

    private void writeIf(boolean due, DocumentType<?> type, List<WriteModel<RawBsonDocument>> writes) {
        if (due) {
            collection(type).bulkWrite(writes, UNORDERED);
            writes.clear();
        }
    }

    /** One that was not loaded may be there from before a crash, as an earlier event left it. */
    private static Bson guardOf(Change.Delete delete) {
        Long loadedPosition = delete.loadedPosition();
        return Filters.and(
                Filters.eq(DocumentMapper.ID, delete.ref().id()),
                loadedPosition == null
                        ? Filters.lte(DocumentMapper.POSITION, delete.position())
                        : Filters.eq(DocumentMapper.POSITION, loadedPosition));
    }

    private static WriteModel<RawBsonDocument> writeOf(Change.Write change, RawBsonDocument document) {
        Long loadedPosition = change.loadedPosition();
        if (loadedPosition == null) {
            return new InsertOneModel<>(document);
        }
        return new ReplaceOneModel<>(
                new BsonDocument(
                                DocumentMapper.ID,
                                new BsonString(change.document().ref().id()))
                        .append(DocumentMapper.POSITION, new BsonInt64(loadedPosition)),
                document);
    }

    private RawBsonDocument encode(StoredDocument<?> document, BsonGenerator scratch) {
        RawBsonDocument bytes;
        try {
            bytes = mapper.write(document, scratch);
        } catch (RuntimeException e) {
            throw new UnwritableDocumentException(e.getClass().getSimpleName());
        }
        if (bytes.getByteBuffer().remaining() > LARGEST_DOCUMENT) {
            throw new UnwritableDocumentException("DocumentTooLarge");
        }
        return bytes;
    }

    private void write(DocumentType<?> type, List<WriteModel<RawBsonDocument>> writes) {
        if (writes.size() > SMALL) {
            bulkWrite(type, writes);
        } else {
            together.computeIfAbsent(type, this::roundTrips).go(writes);
        }
    }

    /** If one of several writes was stale, all are repeated, since a bulk does not say which one it was. */
    private RoundTrips<List<WriteModel<RawBsonDocument>>> roundTrips(DocumentType<?> type) {
        return new RoundTrips<>(
                1,
                BulkWrites.MOST_TOGETHER,
                several ->
                        bulkWrite(type, several.stream().flatMap(List::stream).toList()));
    }

    private void bulkWrite(DocumentType<?> type, List<WriteModel<RawBsonDocument>> writes) {
        BulkWriteResult result;
        try {
            result = collection(type).bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            if (BulkWrites.isDuplicateKey(e)) {
                throw new StaleBatchException();
            }
            throw e;
        }
        // What is deleted and is not there any more was deleted before a crash.
        if (result.getInsertedCount() + result.getMatchedCount()
                < writes.stream()
                        .filter(write -> !(write instanceof DeleteOneModel))
                        .count()) {
            throw new StaleBatchException();
        }
    }
}
