package io.rapport.command.platform.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks for the topic while a transaction takes its time: a producer waits for a topic that was deleted as long as for a
 * broker that is slow. If it is gone, the producer is closed, so that whatever waits for it ends at once. In a usual
 * transaction nothing is asked.
 */
final class TopicWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;
    private static final long NONE = 0;

    private final Topic topic;
    private final Uuid id;
    private final Producer<byte[], byte[]> producer;
    private final Thread thread =
            Thread.ofPlatform().name("relay-watch").daemon().unstarted(this::run);
    private volatile long transaction = NONE;
    private volatile boolean gone;
    private long number;

    TopicWatch(Topic topic, Uuid id, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.id = id;
        this.producer = producer;
        thread.start();
    }

    void begin() {
        number++;
        transaction = number;
    }

    void end() {
        transaction = NONE;
    }

    /** Whether the topic was found to be gone. */
    boolean isGone() {
        return gone;
    }

    private void run() {
        long before = NONE;
        try {
            while (!gone) {
                long now = transaction;
                if (now != NONE && now == before && !isThere()) {
                    gone = true;
                    producer.close(Duration.ZERO);
                }
                before = now;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A broker that does not answer says nothing of the topic; that it does not, the producer notices. */
    private boolean isThere() throws InterruptedException {
        try {
            return topic.isStill(id);
        } catch (KafkaException e) {
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
