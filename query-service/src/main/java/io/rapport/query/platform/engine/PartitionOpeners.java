package io.rapport.query.platform.engine;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens the partitions of a projection in whichever of its generations is current. */
final class PartitionOpeners {

    private final Projection projection;
    private final Generations generations;
    private final EventTopic topic;
    private final MongoDatabase database;
    private final DocumentMapper mapper;
    private final MemberEvents log;
    private final AppliedSignal applied;
    private final AtomicReference<@Nullable PartitionOpener> last = new AtomicReference<>();

    PartitionOpeners(
            Projection projection,
            Generations generations,
            EventTopic topic,
            MongoDatabase database,
            DocumentMapper mapper,
            MemberEvents log,
            AppliedSignal applied) {
        this.projection = projection;
        this.generations = generations;
        this.topic = topic;
        this.database = database;
        this.mapper = mapper;
        this.log = log;
        this.applied = applied;
    }

    String projection() {
        return projection.name();
    }

    EventTopic topic() {
        return topic;
    }

    AppliedSignal applied() {
        return applied;
    }

    /** The one of the generation that is current now: the same as before, unless that is another one. */
    PartitionOpener now() {
        Generation generation = generations.current(projection.name());
        PartitionOpener before = last.get();
        if (before != null && before.generation().equals(generation)) {
            return before;
        }
        PartitionOpener opener =
                new PartitionOpener(projection, generation, generations, topic, database, mapper, log, applied);
        last.set(opener);
        return opener;
    }
}
