package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every command that the server knows. */
final class Commands {

    private static final String VERSION = "5.0.0";
    private static final int WIRE_VERSION = 13;

    private final Clock clock;
    private final Cursors cursors = new Cursors();
    private final ReadCommands reads;
    private final WriteCommands writes;
    private final CatalogCommands catalog;

    Commands(Catalog catalog, Clock clock) {
        this.clock = clock;
        this.reads = new ReadCommands(catalog, cursors);
        this.writes = new WriteCommands(catalog);
        this.catalog = new CatalogCommands(catalog);
    }

    Answer execute(Command command) {
        return switch (command.name().toLowerCase(Locale.ROOT)) {
            case "find" -> reads.find(command);
            case "count" -> reads.count(command);
            case "distinct" -> reads.distinct(command);
            case "aggregate" -> reads.aggregate(command);
            case "getmore" -> cursors.next(command.number(command.name(), 0), command.number("batchSize", 0));
            case "killcursors" -> killCursors(command);
            case "insert" -> writes.insert(command);
            case "update" -> writes.update(command);
            case "delete" -> writes.delete(command);
            case "findandmodify" -> writes.findAndModify(command);
            case "create" -> catalog.create(command);
            case "drop" -> catalog.drop(command);
            case "dropdatabase" -> catalog.dropDatabase(command);
            case "listdatabases" -> catalog.listDatabases();
            case "listcollections" -> catalog.listCollections(command);
            case "renamecollection" -> catalog.renameCollection(command);
            case "createindexes" -> catalog.createIndexes(command);
            case "listindexes" -> catalog.listIndexes(command);
            case "dropindexes" -> catalog.dropIndexes(command);
            case "hello", "ismaster" -> hello();
            case "buildinfo" -> buildInfo();
            case "ping", "endsessions" -> Answer.ok();
            default -> throw new NoSuchCommandException(command.name());
        };
    }

    private Answer killCursors(Command command) {
        List<Object> killed = new ArrayList<>();
        List<Object> unknown = new ArrayList<>();
        if (command.get("cursors") instanceof List<?> ids) {
            ids.forEach(id ->
                    (id instanceof Number number && cursors.close(number.longValue()) ? killed : unknown).add(id));
        }
        return Answer.values(new Document("cursorsKilled", killed).append("cursorsNotFound", unknown));
    }

    private Answer hello() {
        return Answer.values(new Document("ismaster", true)
                .append("isWritablePrimary", true)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
                .append("maxMessageSizeBytes", MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES)
                .append("maxWriteBatchSize", 100_000)
                .append("localTime", clock.instant())
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false));
    }

    /** {@code modules} tells a client that this is not a mongod. */
    private static Answer buildInfo() {
        return Answer.values(new Document("version", VERSION)
                .append("versionArray", List.of(5, 0, 0, 0))
                .append("modules", List.of("rapport-embedded"))
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE));
    }
}
