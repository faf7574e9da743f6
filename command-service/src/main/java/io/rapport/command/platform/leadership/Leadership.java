package io.rapport.command.platform.leadership;

import io.rapport.trouble.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task in one instance at a time, for as long as this instance holds a session advisory lock on a connection of
 * its own. PostgreSQL frees the lock with the connection, so another instance takes over as soon as this one dies. One
 * that is frozen, or whose host is gone, keeps its connection but no longer renews its {@link Leases lease}: then who
 * stands by ends that connection. What it had begun to do has to be fenced by the task itself.
 *
 * <p>Whatever ends the task, an {@code Error} included, it is sought again after a pause; its trouble is over with its
 * next success, and not with its next try.
 */
public final class Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 3_500;

    private final String name;
    private final long lockId;
    private final ConnectionSettings settings;
    private final Leases leases;
    private final Task task;
    private final Thread thread;
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What the leader does, as long as it may or until it fails. */
    @FunctionalInterface
    public interface Task {

        /**
         * Leads. The connection holds the lock and may be used for the work, so that losing the one is losing the
         * other.
         *
         * @throws Exception to give the leadership up; it is sought again after a pause
         */
        void lead(Connection connection, Term term) throws Exception;
    }

    /** The time for which an instance leads. */
    @FunctionalInterface
    public interface Term {

        /** Whether it may lead on; asked again before each piece of work. */
        boolean goesOn();

        /** The task has done what it is there for, or has made sure that there is nothing to do. */
        default void wentWell() {}
    }

    /**
     * A leadership that is not sought before {@link #startIf}. All instances that compete for it name the same lock.
     */
    public Leadership(String name, long lockId, ConnectionSettings settings, Leases leases, Task task) {
        this.name = name;
        this.lockId = lockId;
        this.settings = settings;
        this.leases = leases;
        this.task = task;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins to seek the leadership, in a thread of its own, if this instance is to. */
    public Leadership startIf(PublishingSettings publishing) {
        if (publishing.enabled()) {
            thread.start();
        }
        return this;
    }

    /** Whether this instance takes its turn, or leaves it to others. */
    public boolean isSought() {
        return thread.getState() != Thread.State.NEW;
    }

    /** Why nobody leads well, as far as this instance knows, or {@code null} if all is well. */
    public @Nullable Trouble trouble() {
        return isSought() && !thread.isAlive() && !isClosing()
                ? new Trouble("ThreadEnded", "The thread of the " + name + " has ended; start the service anew.")
                : trouble.get();
    }

    private void run() {
        while (!isClosing()) {
            try (Connection connection = settings.connect("rapport-" + name)) {
                current.set(connection);
                seek(connection);
            } catch (InterruptedException e) {
                closing.countDown();
            } catch (Throwable e) {
                report(e);
            } finally {
                current.set(null);
            }
            pause();
        }
    }

    /** Stands by until the lock is free, and then leads. */
    private void seek(Connection connection) throws Exception {
        Succession succession = new Succession(connection, name, lockId);
        while (!isClosing()) {
            if (succession.takesOver()) {
                lead(connection);
                return;
            }
            trouble.set(succession.troubleOfTheLeader());
            pause();
        }
    }

    private void lead(Connection connection) throws Exception {
        LOG.info("{}: leading", name);
        UUID holder = UUID.randomUUID();
        leases.begin(name, holder, connection);
        try {
            task.lead(connection, new Term() {
                @Override
                public boolean goesOn() {
                    return !isClosing() && leases.isHeld(name, holder);
                }

                @Override
                public void wentWell() {
                    if (trouble.getAndSet(null) != null) {
                        LOG.info("{}: all is well again", name);
                    }
                    leases.wentWell(name);
                }
            });
        } catch (Throwable e) {
            leases.failed(name, StoreTrouble.of(e), connection);
            throw e;
        } finally {
            leases.end(name);
        }
    }

    /** A fault that lasts is told once and not four times a second. */
    private void report(Throwable e) {
        if (isClosing()) {
            return;
        }
        Trouble told = StoreTrouble.of(e);
        if (!told.equals(trouble.getAndSet(told))) {
            LOG.warn("{}: interrupted by {}; trying again", name, told);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            var _ = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Gives the leadership up and waits for the task to end, but no longer than some seconds. */
    public void stop() throws InterruptedException {
        // Not by an interrupt: Kafka's producer would not close cleanly, and its transaction would be left to time out.
        closing.countDown();
        thread.join(PATIENCE_MILLIS);
        Connection held = current.get();
        if (thread.isAlive() && held != null) {
            // Frozen, by the look of it.
            try {
                held.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("{}: the connection was gone", name);
            }
            thread.join(PAUSE_MILLIS);
        }
    }
}
