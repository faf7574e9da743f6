package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.rapport.mongodb.Updates.Modified;
import io.rapport.mongodb.Updates.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** insert, update, delete and findAndModify. */
final class WriteCommands {

    private final Catalog catalog;

    WriteCommands(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer insert(Command command) {
        DocumentCollection collection = catalog.findOrCreate(command.namespace());
        int[] inserted = {0};
        List<Document> errors = perform(command, command.contents("documents"), (document, index) -> {
            Bson.requireSize(document.bytes().length);
            collection.insert(document.beginsWithId() ? document : withIdFirst(document.document()));
            inserted[0]++;
        });
        return answer(new Document("n", inserted[0]), errors);
    }

    private static Content withIdFirst(Document document) {
        Object id = document.containsKey("_id") ? document.get("_id") : new ObjectId();
        return Content.of(Update.withIdFirst(document, id));
    }

    Answer update(Command command) {
        Updates collection = new Updates(catalog.findOrCreate(command.namespace()));
        List<Outcome> outcomes = new ArrayList<>();
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = perform(command, command.documents("updates"), (statement, index) -> {
            Outcome outcome = update(collection, statement);
            outcomes.add(outcome);
            if (outcome.upserted() != null) {
                upserted.add(new Document("index", index)
                        .append("_id", outcome.upserted().get("_id")));
            }
        });
        long matched = outcomes.stream().mapToLong(Outcome::matched).sum();
        long modified = outcomes.stream().mapToLong(Outcome::modified).sum();
        Document answer = new Document("n", (int) matched + upserted.size()).append("nModified", (int) modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        return answer(answer, errors);
    }

    private static Outcome update(Updates collection, Document statement) {
        boolean multi = Utils.isTrue(statement.get("multi"));
        boolean upsert = Utils.isTrue(statement.get("upsert"));
        Document filter = filter(statement);
        if (statement.get("u") instanceof Content replacement && !multi) {
            Bson.requireSize(replacement.bytes().length);
            return collection.replaceOne(filter, replacement, upsert);
        }
        Update update = Update.parse(statement.get("u"), Command.documents(statement, "arrayFilters"), multi);
        return multi ? collection.updateMany(filter, update, upsert) : collection.updateOne(filter, update, upsert);
    }

    Answer delete(Command command) {
        DocumentCollection existing = catalog.find(command.namespace());
        long[] deleted = {0};
        List<Document> errors = perform(command, command.documents("deletes"), (statement, index) -> {
            if (existing == null) {
                return;
            }
            Updates collection = new Updates(existing);
            Document filter = filter(statement);
            if (Utils.isTrue(statement.get("limit"))) {
                deleted[0] += collection.findAndDelete(Query.of(filter)) == null ? 0 : 1;
            } else {
                deleted[0] += collection.deleteMany(filter);
            }
        });
        return answer(new Document("n", (int) deleted[0]), errors);
    }

    Answer findAndModify(Command command) {
        Query query = new Query(command.document("query"), SortOrder.parse(command.get("sort")), 0, 1);
        Document projection = command.document("fields");
        if (command.flag("remove", false)) {
            DocumentCollection existing = catalog.find(command.namespace());
            Document removed = existing == null ? null : new Updates(existing).findAndDelete(query);
            return answer(new Document("n", removed == null ? 0 : 1), removed, projection);
        }
        if (!command.has("update")) {
            throw new FailedToParseException("Either an update or remove=true must be specified");
        }
        Update update = Update.parse(command.get("update"), command.documents("arrayFilters"), false);
        Updates collection = new Updates(catalog.findOrCreate(command.namespace()));
        Modified modified = collection.findAndUpdate(query, update, command.flag("upsert", false));
        boolean existed = modified.before() != null;
        Document summary = new Document("n", modified.after() == null ? 0 : 1).append("updatedExisting", existed);
        if (!existed && modified.after() != null) {
            summary.put("upserted", modified.after().get("_id"));
        }
        return answer(summary, command.flag("new", false) ? modified.after() : modified.before(), projection);
    }

    private static Answer answer(Document summary, @Nullable Document value, Document projection) {
        Document shown = value == null || projection.isEmpty() ? value : ReadCommands.project(value, projection);
        return Answer.values(new Document("lastErrorObject", summary).append("value", shown));
    }

    private static Document filter(Document statement) {
        return (Document) Objects.requireNonNullElseGet(statement.get("q"), Document::new);
    }

    private interface Write<T> {
        void perform(T statement, int index);
    }

    /** Performs one after the other, and stops at the first error if the command is ordered; returns the errors. */
    private static <T> List<Document> perform(Command command, List<T> statements, Write<T> write) {
        boolean ordered = command.flag("ordered", true);
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < statements.size() && (errors.isEmpty() || !ordered); i++) {
            try {
                write.perform(statements.get(i), i);
            } catch (MongoServerError e) {
                errors.add(new Document("index", i).appendAll(Errors.describe(e)));
            }
        }
        return errors;
    }

    private static Answer answer(Document answer, List<Document> errors) {
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return Answer.values(answer);
    }
}
