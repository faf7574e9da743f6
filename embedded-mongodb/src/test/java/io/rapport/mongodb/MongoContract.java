package io.rapport.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What Rapport relies on in a MongoDB. Every test runs against the embedded server or, if the environment has a
 * {@code MONGODB_URI}, against the server at that address, and asks only what both answer alike.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MongoContract {

    private MongoClient client;
    private AutoCloseable server = () -> {};
    private MongoDatabase database;
    private MongoCollection<Document> collection;

    /** Where the server under test is; an embedded one is started unless {@code MONGODB_URI} names another. */
    protected String uri() {
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            return given;
        }
        EmbeddedMongo embedded = EmbeddedMongo.start(0);
        server = embedded;
        return embedded.uri();
    }

    @BeforeAll
    void connect() {
        client = MongoClients.create(uri());
        database = client.getDatabase("contract_" + UUID.randomUUID().toString().replace("-", ""));
    }

    @BeforeEach
    void emptyCollection() {
        collection = database.getCollection("c" + UUID.randomUUID().toString().replace("-", ""));
    }

    @AfterAll
    void disconnect() throws Exception {
        database.drop();
        client.close();
        server.close();
    }

    protected final MongoClient client() {
        return client;
    }

    protected final MongoDatabase database() {
        return database;
    }

    /** A collection of the test's own. */
    protected final MongoCollection<Document> collection() {
        return collection;
    }

    protected static Document document(String json) {
        return Document.parse(json);
    }

    protected final void given(String... documents) {
        for (String document : documents) {
            collection.insertOne(document(document));
        }
    }

    protected static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }

    protected final List<Object> idsOf(String filter) {
        return ids(collection.find(document(filter)));
    }

    protected final List<Object> idsOf(String filter, String sort) {
        return ids(collection.find(document(filter)).sort(document(sort)));
    }

    protected final List<Document> all() {
        return collection.find().sort(document("{_id: 1}")).into(new ArrayList<>());
    }
}
