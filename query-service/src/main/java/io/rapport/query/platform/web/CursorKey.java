package io.rapport.query.platform.web;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key of this installation that closes cursors. The first instance to need it draws it, and all others find it
 * beside the read models that the cursors lead through; should it be lost with them, lists are begun anew.
 */
@Component
final class CursorKey implements Supplier<byte[]> {

    private static final String COLLECTION = "installation";
    private static final String ID = "cursors";
    private static final String KEY = "key";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoDatabase database;
    private volatile byte @Nullable [] key;

    CursorKey(MongoDatabase database) {
        this.database = database;
    }

    static byte[] drawn() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public byte[] get() {
        byte[] known = key;
        if (known == null) {
            known = find();
            key = known;
        }
        return known;
    }

    private byte[] find() {
        MongoCollection<Document> installation = database.getCollection(COLLECTION);
        Document found = installation.find(Filters.eq("_id", ID)).first();
        if (found == null) {
            draw(installation);
            found = Objects.requireNonNull(
                    installation.find(Filters.eq("_id", ID)).first(), "What was written is there");
        }
        return Base64.getDecoder().decode(found.getString(KEY));
    }

    private static void draw(MongoCollection<Document> installation) {
        try {
            installation.insertOne(
                    new Document("_id", ID).append(KEY, Base64.getEncoder().encodeToString(drawn())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
