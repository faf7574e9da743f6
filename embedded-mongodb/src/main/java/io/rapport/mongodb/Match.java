package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;

/** A document as it was when it was found. */
final class Match {

    private final StoredDocument stored;
    private final Content content;

    Match(StoredDocument stored, byte[] content) {
        this.stored = stored;
        this.content = new Content(content);
    }

    StoredDocument stored() {
        return stored;
    }

    Content raw() {
        return content;
    }

    byte[] content() {
        return content.bytes();
    }

    Document document() {
        return content.document();
    }
}
