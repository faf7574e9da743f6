package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A document as it was when it was found; decoded once, and only if someone looks into it. */
final class Match {

    private final StoredDocument stored;
    private final byte[] content;
    private @Nullable Document document;

    Match(StoredDocument stored, byte[] content) {
        this.stored = stored;
        this.content = content;
    }

    StoredDocument stored() {
        return stored;
    }

    byte[] content() {
        return content;
    }

    Document document() {
        if (document == null) {
            document = Bson.decode(content);
        }
        return document;
    }
}
