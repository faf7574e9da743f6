package io.rapport.mongodb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to find the documents of a query.
 *
 * @param index null to go through all documents by insertion
 * @param lanes parts of the index to be read side by side; mostly a single one
 * @param backwards whether the lanes, or all documents, are read from their end
 * @param ordered whether documents come in the order that the query wants
 * @param covered whether everything found is in the query's answer, so that no document need be looked at
 */
record Plan(@Nullable OrderedIndex index, List<Lane> lanes, boolean backwards, boolean ordered, boolean covered) {

    static Plan throughAll(boolean backwards, boolean ordered, boolean covered) {
        return new Plan(null, List.of(), backwards, ordered, covered);
    }
}
