package io.rapport.query.models.forgetful;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Reads what everybody has. */
public final class Everybody {

    private final MongoDatabase database;

    /** Of this database. */
    public Everybody(MongoDatabase database) {
        this.database = database;
    }

    /** How much that is. */
    public long count() {
        return database.getCollection("timeline@1.entries", Document.class).countDocuments();
    }
}
