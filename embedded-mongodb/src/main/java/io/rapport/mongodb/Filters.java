package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings filters into one form, however a client wrote them. */
final class Filters {

    private Filters() {}

    /**
     * The same filter with every condition on its own: {@code $and} is dissolved, and {@code {a: {$gt: 1, $lt: 5}}}
     * becomes two conditions. That is also what it means if {@code a} is an array, of which each may be met by another
     * element. What a field is asked beyond one condition goes into an {@code $and} at the end.
     */
    static Document apart(Document filter) {
        Document apart = new Document();
        List<Document> more = new ArrayList<>();
        for (Document condition : conditions(filter, new ArrayList<>())) {
            Map.Entry<String, Object> only = condition.entrySet().iterator().next();
            if (apart.containsKey(only.getKey())) {
                more.add(condition);
            } else {
                apart.put(only.getKey(), only.getValue());
            }
        }
        if (!more.isEmpty()) {
            apart.put("$and", more);
        }
        return apart;
    }

    private static List<Document> conditions(Document filter, List<Document> into) {
        filter.forEach((path, demand) -> {
            if (path.equals("$and") && areDocuments(demand)) {
                ((Collection<?>) demand).forEach(each -> conditions((Document) each, into));
            } else if (path.equals("$or") && areDocuments(demand)) {
                into.add(new Document(
                        path,
                        ((Collection<?>) demand)
                                .stream().map(each -> apart((Document) each)).toList()));
            } else if (demand instanceof Document expression && canBeSplit(expression)) {
                expression.forEach(
                        (operator, operand) -> into.add(new Document(path, new Document(operator, operand))));
            } else {
                into.add(new Document(path, demand));
            }
        });
        return into;
    }

    private static boolean areDocuments(@Nullable Object list) {
        return list instanceof Collection<?> each
                && !each.isEmpty()
                && each.stream().allMatch(Document.class::isInstance);
    }

    private static boolean canBeSplit(Document expression) {
        return expression.size() > 1 && isExpression(expression) && !expression.containsKey("$regex");
    }

    /** Whether this is what operators demand of a field, and not a document that it is to be equal to. */
    static boolean isExpression(@Nullable Object demand) {
        return demand instanceof Document document
                && !document.isEmpty()
                && document.keySet().iterator().next().startsWith("$")
                && !document.containsKey("$ref");
    }
}
