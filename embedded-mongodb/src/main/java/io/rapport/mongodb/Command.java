package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.TypeMismatchException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command as a client sent it; its first field is its name. */
record Command(String database, String name, Document body) {

    /** What would change the answer, and is refused rather than passed over. */
    private static final Set<String> NOT_UNDERSTOOD =
            Set.of("collation", "min", "max", "returnKey", "showRecordId", "tailable", "awaitData", "explain");

    static Command of(String database, Document body) {
        Command command = new Command(database, body.keySet().iterator().next(), body);
        for (String option : NOT_UNDERSTOOD) {
            if (Utils.isTrue(body.get(option))) {
                throw new MongoServerError(
                        ErrorCode.InvalidOptions, "the embedded server does not understand '" + option + "'");
            }
        }
        if (body.containsKey("startTransaction")) {
            throw new MongoServerError(
                    ErrorCode.IllegalOperation,
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
        return command;
    }

    /** The full name of the collection that the command names. */
    String namespace() {
        return namespace(name);
    }

    String namespace(String field) {
        if (!(body.get(field) instanceof String collection) || collection.isEmpty() || collection.contains("$")) {
            throw new MongoServerError(
                    ErrorCode.InvalidNamespace,
                    "Invalid namespace specified '" + database + "." + body.get(field) + "'");
        }
        return database + "." + collection;
    }

    @Nullable
    Object get(String field) {
        return body.get(field);
    }

    boolean has(String field) {
        return body.get(field) != null;
    }

    Document document(String field) {
        return switch (body.get(field)) {
            case null -> new Document();
            case Document document -> document;
            default -> throw mistyped(field, "object");
        };
    }

    List<Document> documents(String field) {
        return documents(body, field);
    }

    /** A list of documents within the command, or none. */
    static List<Document> documents(Document within, String field) {
        return switch (within.get(field)) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(element -> {
                            if (element instanceof Document document) {
                                return document;
                            }
                            throw mistyped(field, "array of objects");
                        })
                        .toList();
            default -> throw mistyped(field, "array");
        };
    }

    /** A list of documents to be stored, as they came. */
    List<Content> contents(String field) {
        return switch (body.get(field)) {
            case null -> List.of();
            case List<?> list ->
                list.stream()
                        .map(element -> switch (element) {
                            case Content content -> content;
                            case Document document -> Content.of(document);
                            case null, default -> throw mistyped(field, "array of objects");
                        })
                        .toList();
            default -> throw mistyped(field, "array");
        };
    }

    long number(String field, long otherwise) {
        return switch (body.get(field)) {
            case null -> otherwise;
            case Number number -> number.longValue();
            default -> throw mistyped(field, "number");
        };
    }

    boolean flag(String field, boolean otherwise) {
        return body.get(field) == null ? otherwise : Utils.isTrue(body.get(field));
    }

    private static TypeMismatchException mistyped(String field, String type) {
        return new TypeMismatchException("BSON field '" + field + "' is the wrong type, expected type '" + type + "'");
    }
}
