package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The replacement of the document with a certain {@code _id}, if certain fields of it have certain values or are below
 * them. Projections send it by the thousand, so it is done without a plan and without decoding what is replaced or what
 * replaces it.
 */
final class GuardedReplacement {

    private final byte[] id;
    private final List<Guard> guards;
    private final Content replacement;

    private GuardedReplacement(byte[] id, List<Guard> guards, Content replacement) {
        this.id = id;
        this.guards = guards;
        this.replacement = replacement;
    }

    /** The replacement that an update asks for, or null if it is not as simple as that. */
    static @Nullable GuardedReplacement parse(Document filter, Content replacement) {
        byte[] id = null;
        List<Guard> guards = new ArrayList<>();
        for (Map.Entry<String, Object> demand : Filters.apart(filter).entrySet()) {
            Guard guard = Guard.parse(demand.getKey(), demand.getValue());
            if (guard == null) {
                return null;
            }
            if (demand.getKey().equals("_id")) {
                id = guard.operator == Operator.EQUAL ? guard.key : null;
            } else {
                guards.add(guard);
            }
        }
        return id != null && replacement.beginsWithId() && Arrays.equals(id, keyAt("_id", replacement))
                ? new GuardedReplacement(id, guards, replacement)
                : null;
    }

    private static byte @Nullable [] keyAt(String path, Content content) {
        KeyEncoder key = new KeyEncoder();
        return content.appendKey(key, path, true) ? key.toBytes() : null;
    }

    /** Does it; null if it has to be done in the general way. */
    Updates.@Nullable Outcome in(DocumentCollection collection) {
        while (true) {
            Match match = collection.byId(id);
            if (match == null) {
                return Updates.Outcome.NONE;
            }
            for (Guard guard : guards) {
                byte[] key = keyAt(guard.path, match.raw());
                if (key == null) {
                    return null;
                }
                if (!guard.admits(key)) {
                    return Updates.Outcome.NONE;
                }
            }
            if (Arrays.equals(match.content(), replacement.bytes())) {
                return new Updates.Outcome(1, 0, null);
            }
            if (collection.replace(match, replacement)) {
                return new Updates.Outcome(1, 1, null);
            }
        }
    }

    private enum Operator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL
    }

    /** What the value of a field has to be, compared as keys of an index are. */
    private static final class Guard {

        private final String path;
        private final Operator operator;
        private final byte[] key;

        private Guard(String path, Operator operator, byte[] key) {
            this.path = path;
            this.operator = operator;
            this.key = key;
        }

        static @Nullable Guard parse(String path, @Nullable Object demand) {
            if (path.startsWith("$")) {
                return null;
            }
            if (isPlain(demand)) {
                return new Guard(path, Operator.EQUAL, KeyEncoder.encode(demand));
            }
            if (demand instanceof Document expression && expression.size() == 1) {
                Object operand = expression.values().iterator().next();
                Operator operator = switch (expression.keySet().iterator().next()) {
                    case "$lt" -> Operator.LESS;
                    case "$lte" -> Operator.LESS_OR_EQUAL;
                    default -> null;
                };
                if (operator != null && (operand instanceof Integer || operand instanceof Long)) {
                    return new Guard(path, operator, KeyEncoder.encode(operand));
                }
            }
            return null;
        }

        /** What equals by its key alone; of arrays, documents and absent values there is more to say. */
        private static boolean isPlain(@Nullable Object value) {
            return value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean
                    || value instanceof Instant;
        }

        boolean admits(byte[] value) {
            int comparison = Arrays.compareUnsigned(value, key);
            return switch (operator) {
                case EQUAL -> comparison == 0;
                // a comparison holds among numbers only, of which NaN, the lowest, compares with none
                case LESS -> isNumber(value) && comparison < 0;
                case LESS_OR_EQUAL -> isNumber(value) && comparison <= 0;
            };
        }

        private static boolean isNumber(byte[] value) {
            return value[0] == KeyEncoder.NUMBER && Arrays.compareUnsigned(value, KeyEncoder.LOWEST_NUMBER) >= 0;
        }
    }
}
