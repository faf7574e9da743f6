package io.rapport.query.platform.reading;

import com.mongodb.client.model.Filters;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.projection.Owner;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one type, as queries reach them: those of one member, and no others. There is no way to ask without
 * saying whose they are.
 */
public final class OwnedDocuments<V> {

    private static final Set<String> LOOKING_AT_NOTHING_ELSE = Set.of("$group", "$sort", "$limit", "$unwind");

    private final Collected<V> documents;

    OwnedDocuments(Collected<V> documents) {
        this.documents = documents;
    }

    /** Those of this member that match all of these. */
    public Found<V> find(Owner owner, Bson... filters) {
        return find(owner, List.of(filters));
    }

    /** Those of this member that match all of these. */
    public Found<V> find(Owner owner, List<Bson> filters) {
        return documents.find(owner, filters);
    }

    /**
     * What MongoDB makes of those of this member that match: rows of groups, read as {@code rows}.
     *
     * @param stages what is done with them, one after the other; of those that look at nothing else
     */
    public <R> List<R> figures(Owner owner, Bson filter, List<Bson> stages, Class<R> rows) {
        for (Bson stage : stages) {
            if (!LOOKING_AT_NOTHING_ELSE.contains(stage.toBsonDocument().getFirstKey())) {
                throw new IllegalArgumentException("The stage might look at what others have");
            }
        }
        return documents.figures(owner, filter, stages, rows);
    }

    /** The one with this id, if it is this member's. */
    public @Nullable V findById(Owner owner, String id) {
        return find(owner, Filters.eq(DocumentMapper.ID, id)).first();
    }
}
