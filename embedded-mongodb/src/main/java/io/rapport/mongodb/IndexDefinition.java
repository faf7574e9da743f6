package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client asked for with createIndexes. */
record IndexDefinition(
        String name,
        List<Field> fields,
        boolean unique,
        boolean sparse,
        @Nullable Document partialFilter) {

    /** A path and its direction. */
    record Field(String path, boolean ascending) {}

    static final IndexDefinition ID = new IndexDefinition("_id_", List.of(new Field("_id", true)), true, false, null);

    private static final Set<String> UNDERSTOOD =
            Set.of("key", "name", "unique", "sparse", "partialFilterExpression", "v", "background", "ns");
    private static final Pattern POSITION = Pattern.compile("(^|\\.)\\d+(\\.|$)");

    static IndexDefinition parse(Document specification) {
        specification.keySet().stream()
                .filter(option -> !UNDERSTOOD.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw cannotCreate("the embedded server has no index option '" + option + "'");
                });
        if (!(specification.get("key") instanceof Document key) || key.isEmpty()) {
            throw cannotCreate("Index keys cannot be empty");
        }
        List<Field> fields = fields(key);
        if (fields.equals(ID.fields)) {
            return ID;
        }
        return new IndexDefinition(
                specification.get("name") instanceof String name ? name : defaultName(key),
                fields,
                Utils.isTrue(specification.get("unique")),
                Utils.isTrue(specification.get("sparse")),
                (Document) specification.get("partialFilterExpression"));
    }

    /** The fields of a key pattern. */
    static List<Field> fields(Document key) {
        List<Field> fields = new ArrayList<>();
        key.forEach((path, direction) -> fields.add(field(path, direction)));
        return List.copyOf(fields);
    }

    private static Field field(String path, @Nullable Object direction) {
        if (!(direction instanceof Number number) || number.doubleValue() == 0) {
            throw cannotCreate("the embedded server has no index of type '" + direction + "'");
        }
        if (path.contains("$") || POSITION.matcher(path).find()) {
            throw cannotCreate("the embedded server cannot index the path '" + path + "'");
        }
        return new Field(path, number.doubleValue() > 0);
    }

    private static String defaultName(Document key) {
        List<String> parts = new ArrayList<>();
        key.forEach((path, direction) -> parts.add(path + "_" + direction));
        return String.join("_", parts);
    }

    private static MongoServerError cannotCreate(String message) {
        return new MongoServerError(67, "CannotCreateIndex", message);
    }

    /** The key pattern, as in {@code {memberId: 1, occurredAt: -1}}. */
    Document keyPattern() {
        Document pattern = new Document();
        fields.forEach(field -> pattern.put(field.path, field.ascending ? 1 : -1));
        return pattern;
    }

    boolean isId() {
        return fields.equals(ID.fields);
    }

    /** As listIndexes shows it. */
    Document describe() {
        Document description = new Document("v", 2).append("key", keyPattern()).append("name", name);
        if (unique && !isId()) {
            description.put("unique", true);
        }
        if (sparse) {
            description.put("sparse", true);
        }
        if (partialFilter != null) {
            description.put("partialFilterExpression", partialFilter);
        }
        return description;
    }
}
