package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.DollarPrefixedFieldNameException;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.ImmutableFieldException;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an update command does to a document: replace it, or change some of its fields. */
sealed interface Update {

    /** The document as it will be; {@code before} is left as it is. */
    Document applyTo(Match before, Document filter);

    /** The document that an upsert inserts. */
    Document create(Document filter);

    /** Reads the {@code u} of an update command. */
    static Update parse(@Nullable Object update, List<Document> arrayFilters, boolean multi) {
        if (update instanceof Content replacement) {
            return parse(replacement.document(), arrayFilters, multi);
        }
        if (!(update instanceof Document document)) {
            throw new FailedToParseException("the embedded server has no pipeline updates");
        }
        long operators =
                document.keySet().stream().filter(key -> key.startsWith("$")).count();
        if (operators == 0) {
            if (multi) {
                throw new FailedToParseException("multi update is not supported for replacement-style update");
            }
            return new Replacement(document);
        }
        if (operators < document.size()) {
            throw new DollarPrefixedFieldNameException("The dollar ($) prefixed field '"
                    + document.keySet().iterator().next() + "' is not allowed beside other fields");
        }
        return new Operators(document, arrayFilters);
    }

    /** Puts the {@code _id} first, as a server does, and makes one up if there is none. */
    static Document withIdFirst(Document document, @Nullable Object id) {
        if (id instanceof Collection || id instanceof BsonRegularExpression) {
            throw new InvalidIdFieldError(
                    "The '_id' value cannot be of type " + (id instanceof Collection ? "array" : "regex"));
        }
        Document ordered = new Document("_id", id);
        document.forEach((field, value) -> {
            if (!field.equals("_id")) {
                ordered.put(field, value);
            }
        });
        return ordered;
    }

    private static boolean sameValue(@Nullable Object one, @Nullable Object other) {
        return Arrays.equals(KeyEncoder.encode(one), KeyEncoder.encode(other));
    }

    /** A whole new document under the same {@code _id}. */
    record Replacement(Document document) implements Update {

        @Override
        public Document applyTo(Match before, Document filter) {
            return under(before.document().get("_id"));
        }

        @Override
        public Document create(Document filter) {
            // conditions stand alone, so that an equality of the id, if there is one, is what is found here
            if (filter.containsKey("_id")) {
                Object demand = filter.get("_id");
                if (!Filters.isExpression(demand)) {
                    return under(demand);
                }
                if (demand instanceof Document expression && expression.containsKey("$eq")) {
                    return under(expression.get("$eq"));
                }
            }
            return withIdFirst(document, document.containsKey("_id") ? document.get("_id") : new ObjectId());
        }

        private Document under(@Nullable Object id) {
            if (document.containsKey("_id") && !sameValue(document.get("_id"), id)) {
                throw new ImmutableFieldException(
                        "After applying the update, the (immutable) field '_id' was found to have been altered to _id: "
                                + document.get("_id"));
            }
            return withIdFirst(document, id);
        }
    }

    /** $set and its kin, as mongo-java-server understands them: it updates a collection of this one document. */
    record Operators(Document operators, List<Document> arrayFilters) implements Update {

        @Override
        public Document applyTo(Match before, Document filter) {
            // decoded anew, because what is given to the other collection is changed in place
            return new Scratch().update(Bson.decode(before.content()), filter, operators, arrayFilters);
        }

        @Override
        public Document create(Document filter) {
            Document created = new Scratch().upsert(filter, operators, arrayFilters);
            return withIdFirst(created, created.get("_id"));
        }
    }
}
