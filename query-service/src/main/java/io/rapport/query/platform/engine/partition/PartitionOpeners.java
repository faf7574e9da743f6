package io.rapport.query.platform.engine.partition;

import com.mongodb.client.MongoDatabase;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.projection.Projection;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens the partitions of a projection in whichever of its generations is current. */
public final class PartitionOpeners {

    private final Projection projection;
    private final Generations generations;
    private final EventTopic topic;
    private final MongoDatabase database;
    private final DocumentMapper mapper;
    private final MemberEvents log;
    private final AppliedSignal applied;
    private final KeepingRoom keeping;
    private final AtomicReference<@Nullable PartitionOpener> last = new AtomicReference<>();

    /** @param keeping what there is room for in all partitions */
    public PartitionOpeners(
            Projection projection,
            Generations generations,
            EventTopic topic,
            MongoDatabase database,
            DocumentMapper mapper,
            MemberEvents log,
            AppliedSignal applied,
            KeepingRoom keeping) {
        this.projection = projection;
        this.generations = generations;
        this.topic = topic;
        this.database = database;
        this.mapper = mapper;
        this.log = log;
        this.applied = applied;
        this.keeping = keeping;
    }

    public String projection() {
        return projection.name();
    }

    public EventTopic topic() {
        return topic;
    }

    public AppliedSignal applied() {
        return applied;
    }

    /** The one of the generation that is current now: the same as before, unless that is another one. */
    public PartitionOpener now() {
        Generation generation = generations.current(projection.name());
        PartitionOpener before = last.get();
        if (before != null && before.generation().equals(generation)) {
            return before;
        }
        PartitionOpener opener = new PartitionOpener(
                projection, generation, generations, topic, database, mapper, log, applied, keeping);
        last.set(opener);
        return opener;
    }
}
