package io.rapport.query.platform.engine.partition;

import com.mongodb.client.MongoDatabase;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.documents.DocumentStore;
import io.rapport.query.platform.engine.generations.Generation;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.member.Refold;
import io.rapport.query.platform.engine.mongo.StaleBatchException;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.progress.Checkpoint;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import io.rapport.query.platform.engine.progress.ProgressWriter;
import io.rapport.query.platform.engine.progress.StoredProgress;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.engine.topic.EventTopic;
import io.rapport.query.platform.projection.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one generation of a projection has in MongoDB, and where it goes on in a partition. Without a checkpoint it
 * begins: so it does on the first start, and so it does when the database was emptied.
 */
public final class PartitionOpener {

    private final Projection projection;
    private final Contexts followed;
    private final Generation generation;
    private final Generations generations;
    private final EventTopic topic;
    private final DocumentStore documents;
    private final StoredProgress progress;
    private final ProgressWriter progressWriter;
    private final ParkedEvents parkedEvents;
    private final AppliedSignal applied;
    private final Refold refold;
    private final KeepingRoom keeping;

    /** {@code applied} is told of what is there by now. */
    PartitionOpener(
            Projection projection,
            Generation generation,
            Generations generations,
            EventTopic topic,
            MongoDatabase database,
            DocumentMapper mapper,
            MemberEvents log,
            AppliedSignal applied,
            KeepingRoom keeping) {
        this.projection = projection;
        this.followed = Contexts.of(projection);
        this.generation = generation;
        this.generations = generations;
        this.topic = topic;
        this.documents = new DocumentStore(projection, generation, database, mapper);
        this.progress = new StoredProgress(generation, database);
        this.progressWriter = new ProgressWriter(projection, generation, database);
        this.parkedEvents = new ParkedEvents(generation, database, topic.codec().extent());
        this.applied = applied;
        this.keeping = keeping;
        this.refold = new Refold(projection, documents, parkedEvents, progress, mapper, log, topic.keysets());
    }

    /** What a partition's fold has room for. */
    KeepingRoom keeping() {
        return keeping.share(topic.partitions());
    }

    Refold refold() {
        return refold;
    }

    Projection projection() {
        return projection;
    }

    Contexts followed() {
        return followed;
    }

    Generation generation() {
        return generation;
    }

    EventTopic topic() {
        return topic;
    }

    DocumentStore documents() {
        return documents;
    }

    public ParkedEvents parkedEvents() {
        return parkedEvents;
    }

    StoredProgress progress() {
        return progress;
    }

    ProgressWriter progressWriter() {
        return progressWriter;
    }

    AppliedSignal applied() {
        return applied;
    }

    /**
     * Begins or goes on in partitions.
     *
     * @param topicId of the topic as it is now
     * @param mostUnwritten so many documents of a partition's backlog may be in memory before they are written
     */
    public List<PartitionFold> open(String topicId, Collection<Integer> partitions, int mostUnwritten) {
        Map<Integer, Checkpoint> stored = progress.checkpoints(partitions);
        requireSamePartitions(stored.values());
        requireNothingToTakeUp();
        List<Integer> begun =
                partitions.stream().filter(one -> !stored.containsKey(one)).toList();
        Checkpoint beginning = Checkpoint.beginning(topicId, topic.partitions());
        if (!begun.isEmpty()) {
            documents.createIndexes();
            progressWriter.begin(begun, beginning);
        }
        List<PartitionFold> folds = new ArrayList<>();
        for (int partition : partitions) {
            Checkpoint checkpoint = stored.get(partition);
            folds.add(
                    checkpoint == null
                            ? PartitionFold.fromTheBeginning(this, partition, beginning, mostUnwritten)
                            : PartitionFold.goingOn(
                                    this, partition, in(topicId, partition, checkpoint), mostUnwritten));
        }
        return folds;
    }

    /**
     * What one partition has applied says nothing of another one's members, who may be in its place now.
     *
     * @throws StaleBatchException if there are others; then all is filled anew
     */
    private void requireSamePartitions(Collection<Checkpoint> stored) {
        if (stored.stream().anyMatch(checkpoint -> checkpoint.partitions() != topic.partitions())) {
            beginAnotherGeneration("the topic has another number of partitions than it had");
            throw new StaleBatchException();
        }
    }

    /**
     * What an earlier version did not understand stopped its aggregate, and whoever folds may have missed it. An older
     * instance beside this one takes it for nothing new, so that the two do not begin generations by turns.
     *
     * @throws StaleBatchException if there is any; then all is filled anew
     */
    private void requireNothingToTakeUp() {
        if (parkedEvents.hasOneToTakeUp()) {
            beginAnotherGeneration("this version understands more than the one that parked events");
            throw new StaleBatchException();
        }
    }

    private Checkpoint in(String topicId, int partition, Checkpoint checkpoint) {
        if (checkpoint.topicId().equals(topicId)) {
            return checkpoint;
        }
        Checkpoint fromTheStart = checkpoint.fromTheStartOf(topicId);
        progressWriter.advance(partition, List.of(), checkpoint, fromTheStart);
        return fromTheStart;
    }

    /**
     * Leaves all that was folded as it is, and has the projection filled anew, under other names. Whoever looks which
     * generation is current finds the new one.
     */
    void beginAnotherGeneration(String reason) {
        generations.beginAnother(generation, reason);
    }

    /**
     * Whether topic and database are as these folds left them: if not, one of them was replaced by an empty one, or
     * somebody took over.
     *
     * @param topicId of the topic as it is now
     */
    public boolean allThere(String topicId, Collection<PartitionFold> folds) {
        Map<Integer, Checkpoint> stored = progress.checkpoints(
                folds.stream().map(PartitionFold::partition).toList());
        return folds.stream()
                        .map(PartitionFold::saved)
                        .allMatch(checkpoint -> checkpoint.topicId().equals(topicId))
                && folds.stream().allMatch(fold -> fold.saved().equals(stored.get(fold.partition())));
    }
}
