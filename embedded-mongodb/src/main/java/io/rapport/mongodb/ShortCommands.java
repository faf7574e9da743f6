package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Commands that take no longer than it takes to hand them to another thread: about nothing that is stored, or about few
 * documents that are named by their {@code _id}, whatever else is in the collection.
 */
final class ShortCommands {

    private static final int FEW = 100;

    private ShortCommands() {}

    /** Whether a command as a client sent it is surely one of them. */
    static boolean include(Document body) {
        return switch (body.keySet().iterator().next().toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster", "ping", "endsessions" -> true;
            case "find" -> body.get("filter") instanceof Document filter && namesFew(filter.get("_id"));
            case "insert" -> body.get("documents") instanceof Collection<?> documents && documents.size() <= FEW;
            case "update" -> eachNamesOne(body.get("updates"));
            case "delete" -> eachNamesOne(body.get("deletes"));
            default -> false;
        };
    }

    private static boolean eachNamesOne(@Nullable Object statements) {
        return statements instanceof Collection<?> all
                && all.size() <= FEW
                && all.stream()
                        .allMatch(one -> one instanceof Document statement
                                && statement.get("q") instanceof Document filter
                                && isName(filter.get("_id")));
    }

    private static boolean namesFew(@Nullable Object id) {
        return isName(id)
                || (id instanceof Document demand
                        && demand.size() == 1
                        && demand.get("$in") instanceof Collection<?> names
                        && names.size() <= FEW
                        && names.stream().allMatch(ShortCommands::isName));
    }

    /** Not a condition that several documents may meet. */
    private static boolean isName(@Nullable Object id) {
        return Objects.nonNull(id)
                && !(id instanceof Document || id instanceof Collection || id instanceof BsonRegularExpression);
    }
}
