package io.rapport.query.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one projection until it is closed, whatever happens: a failure that is not the fault of an event ends a session,
 * and after a pause the next one begins at the checkpoints. A thread and a consumer of our own rather than a listener
 * container, since those give up, skip, or die quietly of an {@code Error}, and offsets come from MongoDB anyway.
 */
final class ProjectionConsumer implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionConsumer.class);

    private final PartitionOpener opener;
    private final EventTopic topic;
    private final AppliedSignal applied;
    private final ProjectionMonitor monitor;
    private final Pause pause;
    private final int mostUnwritten;
    private final Thread thread;
    private final AtomicReference<@Nullable KafkaConsumer<byte[], byte[]>> current = new AtomicReference<>();
    private volatile boolean closed;

    ProjectionConsumer(
            PartitionOpener opener, EventTopic topic, AppliedSignal applied, Duration longestPause, int mostUnwritten) {
        this.opener = opener;
        this.topic = topic;
        this.applied = applied;
        this.monitor = new ProjectionMonitor(opener.projection().name(), opener.parkedEvents());
        this.pause = new Pause(longestPause);
        this.mostUnwritten = mostUnwritten;
        this.thread = Thread.ofPlatform()
                .name("projection-" + opener.projection().name())
                .unstarted(this);
    }

    void start() {
        thread.start();
    }

    ProjectionMonitor monitor() {
        return monitor;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // no priority is involved: the pause after a failure is a timed sleep
    public void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    topic.consumer("rapport-" + opener.projection().name())) {
                current.set(consumer);
                new ConsumerSession(consumer, topic, opener, applied, monitor, pause, mostUnwritten).run(() -> closed);
            } catch (WakeupException e) {
                LOG.debug("Projection {} was asked to stop", opener.projection().name());
            } catch (Throwable e) {
                LOG.warn(
                        "Projection {} lost its session and begins a new one",
                        opener.projection().name(),
                        e);
                monitor.failed(e);
                pause.begin();
            } finally {
                current.set(null);
            }
            sleep();
        }
    }

    private void sleep() {
        try {
            while (!closed && pause.rest().isPositive()) {
                Thread.sleep(Duration.ofMillis(Math.min(100, pause.rest().toMillis() + 1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
