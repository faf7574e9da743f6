package io.rapport.command.platform.leadership;

import io.rapport.trouble.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of all that this instance leads, renewed twice a second in a thread of its own: a leader may be busy, or
 * wait for Kafka, for longer than a lease lasts. Time is PostgreSQL's alone.
 */
public final class Leases {

    /** Renewed this long ago, a lease is over. */
    static final String LASTS = "2500 milliseconds";

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final long PAUSE_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 1_000;

    private static final String RENEW = """
            INSERT INTO lease (name, holder, renewed_at, trouble, detail) VALUES (?, ?, clock_timestamp(), ?, ?)
            ON CONFLICT (name) DO UPDATE
            SET holder = excluded.holder, renewed_at = excluded.renewed_at,
                trouble = CASE WHEN ? THEN excluded.trouble ELSE lease.trouble END,
                detail = CASE WHEN ? THEN excluded.detail ELSE lease.detail END
            WHERE lease.holder = excluded.holder OR ?
            """;

    private final ConnectionSettings settings;
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("leases").daemon().unstarted(this::run);

    /** What is to be said of a lease with its next renewal. */
    private static final class Lease {
        final UUID holder;
        volatile boolean written;
        volatile boolean lost;
        volatile boolean known;
        volatile @Nullable Trouble trouble;

        Lease(UUID holder) {
            this.holder = holder;
        }
    }

    public Leases(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** This instance has just begun to lead: written at once, since the last leader's lease may long be over. */
    void begin(String name, UUID holder, Connection connection) throws SQLException {
        Lease lease = new Lease(holder);
        renew(connection, name, lease);
        held.put(name, lease);
        if (thread.getState() == Thread.State.NEW) {
            start();
        }
    }

    private synchronized void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** False once another instance was seen to have taken over. */
    boolean isHeld(String name, UUID holder) {
        Lease lease = held.get(name);
        return lease != null && lease.holder.equals(holder) && !lease.lost;
    }

    void wentWell(String name) {
        Lease lease = held.get(name);
        if (lease != null && !(lease.known && lease.trouble == null)) {
            lease.trouble = null;
            lease.known = true;
        }
    }

    /** What the leader could not do; told to the others at once, since the lock is free in a moment. */
    void failed(String name, Trouble trouble, Connection connection) {
        Lease lease = held.get(name);
        if (lease != null) {
            lease.trouble = trouble;
            lease.known = true;
            try {
                renew(connection, name, lease);
            } catch (SQLException e) {
                LOG.debug("{}: nobody can be told", name);
            }
        }
    }

    void end(String name) {
        held.remove(name);
    }

    private void run() {
        while (!isClosing()) {
            try (Connection connection = settings.connect("rapport-leases")) {
                while (!isClosing()) {
                    renewAll(connection);
                    pause();
                }
            } catch (Throwable e) {
                // The leadership itself says so: it works with the same server.
                LOG.debug("Leases cannot be renewed: {}", StoreTrouble.of(e));
            }
            pause();
        }
    }

    private void renewAll(Connection connection) throws SQLException {
        for (Map.Entry<String, Lease> one : held.entrySet()) {
            renew(connection, one.getKey(), one.getValue());
        }
    }

    /** The first time it is taken from whoever had it; who holds the lock may. Later it may only be one's own. */
    private static void renew(Connection connection, String name, Lease lease) throws SQLException {
        Trouble trouble = lease.trouble;
        boolean known = lease.known;
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setString(1, name);
            statement.setObject(2, lease.holder);
            statement.setString(3, trouble == null ? null : trouble.code());
            statement.setString(4, trouble == null ? null : trouble.detail());
            statement.setBoolean(5, known);
            statement.setBoolean(6, known);
            statement.setBoolean(7, !lease.written);
            lease.lost = statement.executeUpdate() == 0;
            lease.written = true;
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

    /** Renews nothing from now on. */
    public void stop() throws InterruptedException {
        closing.countDown();
        thread.join(PATIENCE_MILLIS);
    }
}
