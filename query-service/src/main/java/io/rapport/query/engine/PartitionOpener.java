package io.rapport.query.engine;

import com.mongodb.client.MongoDatabase;
import io.rapport.events.EventCodec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one projection has in MongoDB, and where it goes on in a partition. Without a checkpoint it begins: so it does
 * on the first start, and so it does when the database was emptied.
 */
final class PartitionOpener {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionOpener.class);

    private final Projection projection;
    private final EventTopic topic;
    private final EventCodec codec;
    private final DocumentStore documents;
    private final Progress progress;
    private final ParkedEvents parkedEvents;

    PartitionOpener(
            Projection projection, EventTopic topic, EventCodec codec, MongoDatabase database, DocumentMapper mapper) {
        this.projection = projection;
        this.topic = topic;
        this.codec = codec;
        this.documents = new DocumentStore(projection, database, mapper);
        this.progress = Progress.writtenBy(projection, database);
        this.parkedEvents = new ParkedEvents(projection.name(), database);
    }

    Projection projection() {
        return projection;
    }

    EventTopic topic() {
        return topic;
    }

    EventCodec codec() {
        return codec;
    }

    DocumentStore documents() {
        return documents;
    }

    ParkedEvents parkedEvents() {
        return parkedEvents;
    }

    Progress progress() {
        return progress;
    }

    /** Begins or goes on in a partition. */
    PartitionFold open(int partition) {
        String topicId = topic.currentId();
        Checkpoint checkpoint = progress.checkpoint(partition);
        if (checkpoint != null && checkpoint.version() < projection.version()) {
            forget(partition, checkpoint, "its documents are of an older version");
            checkpoint = progress.checkpoint(partition);
        }
        if (checkpoint == null) {
            documents.createIndexes();
            checkpoint = Checkpoint.beginning(projection.version(), topicId);
            progress.begin(partition, checkpoint);
        } else if (!checkpoint.topicId().equals(topicId)) {
            Checkpoint fromTheStart = checkpoint.fromTheStartOf(topicId);
            progress.advance(partition, List.of(), checkpoint, fromTheStart);
            checkpoint = fromTheStart;
        }
        return new PartitionFold(this, partition, checkpoint);
    }

    /**
     * Drops all that was folded so far, unless somebody else has just done so: whoever reads its checkpoint next finds
     * none, and begins.
     */
    void forget(int partition, Checkpoint known, String reason) {
        if (known.equals(progress.checkpoint(partition))) {
            LOG.warn("Projection {} is built anew: {}", projection.name(), reason);
            progress.drop();
            parkedEvents.drop();
            documents.drop();
        }
    }

    /**
     * Whether topic and database are as these folds left them: if not, one of them was replaced by an empty one, or
     * somebody took over.
     */
    boolean allThere(Collection<PartitionFold> folds) {
        String topicId = topic.currentId();
        Map<Integer, Checkpoint> stored = progress.checkpoints(
                folds.stream().map(PartitionFold::partition).toList());
        return folds.stream()
                        .map(PartitionFold::saved)
                        .allMatch(checkpoint -> checkpoint.topicId().equals(topicId))
                && folds.stream().allMatch(fold -> fold.saved().equals(stored.get(fold.partition())));
    }
}
