package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.InvalidOptionsException;
import java.util.List;
import java.util.Objects;

/** Commands about databases, collections and indexes. */
final class CatalogCommands {

    private final Catalog catalog;

    CatalogCommands(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer create(Command command) {
        for (String option : List.of("capped", "timeseries", "viewOn", "validator", "clusteredIndex")) {
            if (command.flag(option, false)) {
                throw new InvalidOptionsException("the embedded server has no collection option '" + option + "'");
            }
        }
        catalog.create(command.namespace());
        return Answer.ok();
    }

    Answer drop(Command command) {
        catalog.drop(command.namespace());
        return Answer.ok();
    }

    Answer dropDatabase(Command command) {
        catalog.dropDatabase(command.database());
        return Answer.values(new Document("dropped", command.database()));
    }

    Answer listDatabases() {
        List<Document> databases = catalog.databases().stream()
                .map(name -> new Document("name", name).append("sizeOnDisk", 0L).append("empty", false))
                .toList();
        return Answer.values(new Document("databases", databases).append("totalSize", 0L));
    }

    Answer listCollections(Command command) {
        Document filter = command.document("filter");
        List<Document> collections = catalog.collectionsOf(command.database()).stream()
                .map(name -> new Document("name", name)
                        .append("type", "collection")
                        .append("options", new Document())
                        .append("info", new Document("readOnly", false))
                        .append("idIndex", IndexDefinition.ID.describe()))
                .filter(collection -> Query.matches(collection, filter))
                .toList();
        return Answer.all(command.database() + ".$cmd.listCollections", collections);
    }

    Answer renameCollection(Command command) {
        String from = Objects.toString(command.get(command.name()));
        String to = Objects.toString(command.get("to"));
        catalog.rename(from, to, command.flag("dropTarget", false));
        return Answer.ok();
    }

    Answer createIndexes(Command command) {
        DocumentCollection collection = catalog.findOrCreate(command.namespace());
        int before = collection.indexes().size();
        command.documents("indexes").stream().map(IndexDefinition::parse).forEach(collection::createIndex);
        return Answer.values(new Document("numIndexesBefore", before)
                .append("numIndexesAfter", collection.indexes().size()));
    }

    Answer listIndexes(Command command) {
        DocumentCollection collection = catalog.require(command.namespace());
        return Answer.all(
                command.namespace(),
                collection.definitions().map(IndexDefinition::describe).toList());
    }

    Answer dropIndexes(Command command) {
        DocumentCollection collection = catalog.require(command.namespace());
        switch (command.get("index")) {
            case String all
            when all.equals("*") ->
                collection
                        .definitions()
                        .filter(definition -> !definition.isId())
                        .forEach(definition -> collection.dropIndex(definition.name()));
            case Document key ->
                collection.dropIndex(collection
                        .definitions()
                        .filter(definition -> definition.fields().equals(IndexDefinition.fields(key)))
                        .findAny()
                        .orElseThrow(() -> new IndexNotFoundException(key))
                        .name());
            case null ->
                throw new InvalidOptionsException("BSON field 'dropIndexes.index' is missing but a required field");
            case Object name -> collection.dropIndex(name.toString());
        }
        return Answer.ok();
    }
}
