package io.rapport.query.platform.engine.lanes;

import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.topic.EventTopic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the projections until it is closed, whatever happens: a failure that is not the fault of an event ends a
 * session, and after a pause the next one begins at the checkpoints. A thread and a consumer of our own rather than a
 * listener container, since those give up, skip, or die quietly of an {@code Error}, and offsets come from MongoDB
 * anyway.
 */
public final class EventReader implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private static final Duration LONGEST_END = Duration.ofMillis(2_500);

    private final EventTopic topic;
    private final List<ProjectionLanes> projections;
    private final Generations generations;
    private final String group;
    private final Backoff pause;
    private final Thread thread;
    private final AtomicReference<@Nullable KafkaConsumer<byte[], byte[]>> current = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public EventReader(
            EventTopic topic, List<ProjectionLanes> projections, Generations generations, String group, Backoff pause) {
        this.topic = topic;
        this.projections = projections;
        this.generations = generations;
        this.group = group;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("event-reader").unstarted(this);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!isClosing()) {
            try (KafkaConsumer<byte[], byte[]> consumer = topic.member(group)) {
                current.set(consumer);
                new ConsumerSession(consumer, topic, projections, generations, pause).run(this::isClosing);
            } catch (WakeupException e) {
                LOG.debug("Asked to stop");
            } catch (Throwable e) {
                LOG.warn("The projections lost their session and begin a new one: {}", Troubles.of(e));
                projections.forEach(projection -> projection.monitor().failed(e));
                pause.begin();
            } finally {
                current.set(null);
            }
            awaitPauseOrClosing();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void awaitPauseOrClosing() {
        try {
            closing.await(pause.rest().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            // Kafka or MongoDB does not answer if it takes longer; what is not written by then is folded again.
            if (!thread.join(LONGEST_END)) {
                LOG.warn("The projections are left in the middle of their work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
