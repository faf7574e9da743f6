package io.rapport.query.platform.reading;

import com.mongodb.client.MongoDatabase;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.progress.StoredProgress;
import io.rapport.query.platform.projection.Projection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a read model has had more events since it was last asked. A revision moves after the documents have and
 * before {@link AppliedMarkers} lets anybody go on who waits for the event. So who reads a revision and then the
 * documents may take these for valid as long as the revision is the same, in whatever process they are written. That is
 * so for projections whose {@linkplain Projection#answersKeptBy answers are kept} by one.
 */
public final class Revisions {

    private final Function<String, AppliedSignal> signals;
    private final MongoDatabase database;
    private final Generations generations;
    private final Viewpoint.Current current;

    /** @param signals what this process tells of a projection, by its name */
    public Revisions(
            Function<String, AppliedSignal> signals,
            MongoDatabase database,
            Generations generations,
            Viewpoint.Current current) {
        this.signals = signals;
        this.database = database;
        this.generations = generations;
        this.current = current;
    }

    /** Which filling of the read model they are of: another one may come to the same sequence with other documents. */
    public Object generation(String projection) {
        return generations.current(projection);
    }

    /**
     * The sequence up to which the projection has the events of an aggregate of this member; {@code null} if it has
     * none, or has not said so yet, and for a query that is asked as of a moment: what it finds is of no revision.
     */
    public @Nullable Long ofAggregate(String projection, Owner owner, String aggregateId) {
        if (current.viewpoint() != null) {
            return null;
        }
        Long stored = new StoredProgress(generations.current(projection), database).sequence(owner, aggregateId);
        // What this process applied and did not write yet has changed nothing, and whoever waited for it knows of it.
        return stored == null
                ? null
                : Math.max(stored, signals.apply(projection).sequence(owner, aggregateId));
    }

    /**
     * The same of an aggregate of two, either of whom may ask: whose it is comes out when it is found, which it is not
     * by anybody else.
     */
    public @Nullable Long ofAggregateOfTwo(String projection, String tenantId, UUID aggregateId) {
        if (current.viewpoint() != null) {
            return null;
        }
        return new StoredProgress(generations.current(projection), database)
                .markersInTenant(tenantId, List.of(aggregateId.toString())).stream()
                        .findFirst()
                        .map(marker -> Math.max(
                                marker.sequence(),
                                signals.apply(projection).sequence(marker.owner(), marker.aggregateId())))
                        .orElse(null);
    }

    /**
     * A number that is another one after each batch with events of this member; {@code null} if there was none since
     * the projection began to keep {@linkplain Projection#answersKeptBy() revisions}, and for a query that is asked as
     * of a moment.
     */
    public @Nullable Long ofMember(String projection, Owner owner) {
        return current.viewpoint() != null
                ? null
                : new StoredProgress(generations.current(projection), database).revision(owner);
    }

    /** The same for each of these members of a tenant; nothing for whom there is none. */
    public Map<String, Long> ofMembers(String projection, String tenantId, Collection<String> members) {
        return current.viewpoint() != null || members.isEmpty()
                ? Map.of()
                : new StoredProgress(generations.current(projection), database).revisions(tenantId, members);
    }
}
