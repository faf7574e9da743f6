package io.rapport.query.platform.reading;

import io.rapport.events.Owner;
import io.rapport.query.platform.projection.DocumentType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** From where a query looks at a member's documents, if it is not from now: they are as they were then. */
public interface Viewpoint {

    /** At least those documents of that type that the member had and that match, as they would be stored. */
    List<RawBsonDocument> documents(String projection, DocumentType<?> type, Owner owner, List<Bson> filters);

    /** Which of these members of a tenant had been forgotten by then. */
    Set<String> forgotten(String tenantId, Collection<String> members);

    /** Says from where the query looks that is being answered. */
    interface Current {

        /** {@code null} if it is from now, as nearly all do. */
        @Nullable
        Viewpoint viewpoint();
    }
}
