package io.rapport.command.platform.relay;

import io.rapport.command.platform.leadership.StoreTrouble;
import io.rapport.trouble.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the topic as the relay does at its start, while the relay may be publishing. */
final class TopicOperator implements TopicControl {

    private static final Logger LOG = LoggerFactory.getLogger(TopicOperator.class);
    private static final long SETTLED_MILLIS = 500;

    private final KafkaClients clients;
    private final DataSource dataSource;

    TopicOperator(RelaySettings settings, DataSource dataSource) {
        this.clients = new KafkaClients(settings);
        this.dataSource = dataSource;
    }

    @Override
    public synchronized TopicView look() throws InterruptedException {
        String id = null;
        long head = -1;
        TopicContents contents;
        try (Connection connection = dataSource.getConnection();
                EventLog log = new EventLog(connection)) {
            head = log.head();
            try (Topic topic = new Topic(clients)) {
                Optional<Uuid> found = topic.id();
                id = found.map(Uuid::toString).orElse(null);
                contents = found.isPresent()
                        ? inspect(log)
                        : TopicContents.unusable(new Trouble("TopicMissing", "there is none; who leads creates it"));
            }
        } catch (SQLException e) {
            contents = TopicContents.unusable(StoreTrouble.of(e));
        } catch (KafkaException e) {
            contents = TopicContents.unusable(Trouble.of(KafkaTrouble.of(e)));
        }
        return new TopicView(
                id,
                contents.ends().partitions(),
                contents.first(),
                contents.ends().highest(),
                head,
                contents.foreignRecords(),
                contents.trouble());
    }

    /** What a transaction that is being committed has put on one partition may not show on another one yet. */
    private TopicContents inspect(EventLog log) throws SQLException, InterruptedException {
        try (TopicReader reader = new TopicReader(clients)) {
            TopicContents contents = new TopicInspection(reader, log).inspect(Long.MAX_VALUE);
            if (contents.trouble() == null) {
                return contents;
            }
            TimeUnit.MILLISECONDS.sleep(SETTLED_MILLIS);
            return new TopicInspection(reader, log).inspect(contents.ends().highest());
        }
    }

    @Override
    public synchronized @Nullable Trouble refill() throws InterruptedException {
        try (Topic topic = new Topic(clients)) {
            topic.delete();
            LOG.warn("The topic was deleted by an operator, to be filled anew");
            return null;
        } catch (KafkaException e) {
            return Trouble.of(KafkaTrouble.of(e));
        }
    }
}
