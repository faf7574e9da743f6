package io.rapport.command.leadership;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task in one instance at a time, for as long as this instance holds a session advisory lock on a connection of
 * its own. PostgreSQL frees the lock with the connection, so another instance takes over as soon as this one dies; a
 * leader that is only cut off has to be fenced by the task itself.
 */
public final class Leadership {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final long PAUSE_MILLIS = 250;

    private final String name;
    private final long lockId;
    private final ConnectionSettings settings;
    private final Task task;
    private final Thread thread;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile boolean closing;

    /** What the leader does, as long as it may or until it fails. */
    @FunctionalInterface
    public interface Task {

        /**
         * Leads. The connection holds the lock and may be used for the work, so that losing the one is losing the
         * other.
         *
         * @throws Exception to give the leadership up; it is sought again after a pause
         */
        void lead(Connection connection, BooleanSupplier goesOn) throws Exception;
    }

    /** How the connection that holds the lock is made. */
    public record ConnectionSettings(String url, String user, String password) {}

    /**
     * A leadership that is not sought before {@link #startIf}. All instances that compete for it name the same lock.
     */
    public Leadership(String name, long lockId, ConnectionSettings settings, Task task) {
        this.name = name;
        this.lockId = lockId;
        this.settings = settings;
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

    /** Why the task is not running although this instance could lead, or {@code null} if all is well. */
    public @Nullable String trouble() {
        return trouble.get();
    }

    private void run() {
        while (!closing) {
            try (Connection connection = connect()) {
                if (tryLock(connection)) {
                    LOG.info("{}: leading", name);
                    trouble.set(null);
                    task.lead(connection, () -> !closing);
                } else {
                    trouble.set(null);
                }
            } catch (InterruptedException e) {
                closing = true;
            } catch (Exception | LinkageError e) {
                report(e);
            }
            pause();
        }
    }

    /** A fault that lasts is told once and not four times a second. */
    private void report(Throwable e) {
        if (closing) {
            return;
        }
        String kind = e.getClass().getSimpleName();
        if (!kind.equals(trouble.getAndSet(kind))) {
            LOG.warn("{}: interrupted by {}; trying again", name, e.toString());
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(PGProperty.USER.getName(), settings.user());
        properties.setProperty(PGProperty.PASSWORD.getName(), settings.password());
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), "rapport-" + name);
        properties.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        properties.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), "30");
        return new org.postgresql.Driver().connect(settings.url(), properties) instanceof PgConnection connection
                ? connection
                : refuse();
    }

    private static Connection refuse() throws SQLException {
        throw new SQLException("RAPPORT_POSTGRES_URL has to be a jdbc:postgresql URL");
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, lockId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Gives the leadership up and waits for the task to end. */
    public void stop() throws InterruptedException {
        // Not by an interrupt: Kafka's producer would not close cleanly, and its transaction would be left to time out.
        closing = true;
        thread.join(10_000);
    }
}
