package io.rapport.query.platform.reading;

import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import java.util.ArrayList;
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

    /** Looks for those that match all of these, together with others. */
    public Sought<V> seek(List<Bson> filters) {
        return new Sought<>(List.of(new Collected.Wanted<>(documents, filters, null, 0)));
    }

    /** Looks for the first {@code most} in this order of those that match all of these, together with others. */
    public Sought<V> seek(List<Bson> filters, Bson order, int most) {
        return new Sought<>(List.of(new Collected.Wanted<>(documents, filters, order, most)));
    }

    /** What a query looks for in several places, for which MongoDB is asked once. */
    public static final class Sought<V> {

        private final List<Collected.Wanted<V>> wanted;

        private Sought(List<Collected.Wanted<V>> wanted) {
            this.wanted = wanted;
        }

        /** And that. */
        public Sought<V> and(Sought<V> others) {
            List<Collected.Wanted<V>> all = new ArrayList<>(wanted);
            all.addAll(others.wanted);
            return new Sought<>(all);
        }

        /** What this member has of it, in the order in which it was named. */
        public List<V> of(Owner owner) {
            return Collected.together(owner, wanted);
        }
    }
}
