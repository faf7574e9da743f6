package io.rapport.command.platform.relay;

import io.rapport.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topic has a name: one that was deleted and created anew is another one. */
final class TopicIdentity {

    private final Admin admin;
    private final String name;

    TopicIdentity(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** The one that there is at the moment; empty if there is none. */
    Optional<Uuid> current() throws InterruptedException {
        try {
            return KafkaClients.answer(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                    .map(TopicDescription::topicId)
                    .findFirst();
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** The one that was just created, which shows a little later. */
    Uuid awaitCurrent() throws InterruptedException {
        long end = System.nanoTime() + KafkaClients.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Uuid> created = current();
            if (created.isPresent()) {
                return created.get();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new TroubleException("KafkaUnavailable", "The topic that was just created does not show");
    }

    /** An id is never given again, so what was written since it was last this one is on it. */
    boolean isStill(Uuid id) throws InterruptedException {
        try {
            return KafkaClients.answer(admin.describeTopics(TopicCollection.ofTopicIds(List.of(id)))
                            .allTopicIds())
                    .containsKey(id);
        } catch (UnknownTopicIdException | UnknownTopicOrPartitionException e) {
            return false;
        }
    }
}
