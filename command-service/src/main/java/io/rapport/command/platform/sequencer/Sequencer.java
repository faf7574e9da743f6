package io.rapport.command.platform.sequencer;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.leadership.Signal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Gives committed events their positions: dense from 1, in commit order, final. It drains the outbox and not the event
 * table, since an index that is drawn before the commit says nothing about who commits first; an outbox row that shows
 * up late is simply numbered late.
 *
 * <p>Whoever wrote sequence n+1 of an aggregate had seen n committed. So a batch that holds the one holds or follows
 * the other, and ordering each batch by index keeps every aggregate's own order.
 */
final class Sequencer implements Leadership.Task {

    private static final int BATCH = 1_000;
    private static final long POLL_MILLIS = 15;

    /**
     * So soon after a batch there is no other while the last one is being published, and for a while after it: a number
     * is of no use before, and a batch costs a transaction of its own and one in Kafka, whatever it holds.
     */
    private static final long LONGEST_HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * Whatever PostgreSQL last knew of the outbox's size, which is nothing or a backlog: it is read by its key. Read as
     * a whole, it would be so for each batch, with all the dead rows in which a backlog leaves it.
     */
    private static final String READ_BY_KEY = "SET enable_seqscan = off";

    /** Events are not read: tenant and hash stand in the outbox. */
    private static final String DRAIN = """
            WITH fence AS (
                SELECT FROM sequencer_epoch WHERE epoch = ? FOR SHARE
            ), span AS (
                SELECT min(global_index) AS first, max(global_index) AS last
                FROM (SELECT global_index FROM outbox ORDER BY global_index LIMIT ?) AS lowest
            ), batch AS (
                DELETE FROM outbox
                WHERE global_index BETWEEN (SELECT first FROM span) AND (SELECT last FROM span)
                  AND EXISTS (SELECT FROM fence)
                RETURNING global_index, tenant_id, leaf_hash
            ), numbered AS (
                SELECT global_index, tenant_id, leaf_hash,
                       row_number() OVER (ORDER BY global_index) AS n,
                       row_number() OVER (PARTITION BY tenant_id ORDER BY global_index) AS tenant_n
                FROM batch
            ), counts AS (
                SELECT tenant_id, count(*) AS events FROM batch GROUP BY tenant_id
            ), heads AS (
                INSERT INTO tenant_log (tenant_id, last_index)
                SELECT tenant_id, events FROM counts ORDER BY tenant_id
                ON CONFLICT (tenant_id) DO UPDATE SET last_index = tenant_log.last_index + excluded.last_index
                RETURNING tenant_id, last_index
            )
            INSERT INTO event_log (position, global_index, tenant_id, tenant_index, leaf_hash)
            SELECT ? + n, global_index, tenant_id, last_index - events + tenant_n, leaf_hash
            FROM numbered JOIN counts USING (tenant_id) JOIN heads USING (tenant_id)
            ORDER BY n
            """;

    private final Signal commits;
    private final Signal sequenced;
    private final Backpressure publishing;

    Sequencer(Signal commits, Signal sequenced, Backpressure publishing) {
        this.commits = commits;
        this.sequenced = sequenced;
        this.publishing = publishing;
    }

    @Override
    public void lead(Connection connection, Leadership.Term term) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(READ_BY_KEY);
        }
        long epoch = newEpoch(connection);
        long head = head(connection);
        long last = System.nanoTime();
        try (PreparedStatement drain = connection.prepareStatement(DRAIN);
                PreparedStatement look = connection.prepareStatement("SELECT FROM outbox LIMIT 1")) {
            while (term.goesOn()) {
                int numbered = 0;
                // Looking first keeps an idle sequencer from writing: the fence's row lock costs a transaction id.
                if (isWaiting(look)) {
                    publishing.handingOver();
                    numbered = number(drain, epoch, head);
                    head += numbered;
                    last = System.nanoTime();
                    sequenced.raise();
                }
                term.wentWell();
                if (numbered < BATCH) {
                    commits.awaitRaised(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    publishing.awaitRested(last + LONGEST_HELD_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            }
        }
    }

    private static boolean isWaiting(PreparedStatement look) throws SQLException {
        try (ResultSet result = look.executeQuery()) {
            return result.next();
        }
    }

    /** Numbers a batch in one statement, which is one transaction. */
    private static int number(PreparedStatement drain, long epoch, long head) throws SQLException {
        drain.setLong(1, epoch);
        drain.setInt(2, BATCH);
        drain.setLong(3, head);
        int numbered = drain.executeUpdate();
        if (numbered == 0) {
            throw new SQLException("Another sequencer has begun a new epoch, or drained the outbox at the same time");
        }
        return numbered;
    }

    private static long newEpoch(Connection connection) throws SQLException {
        return single(connection, "UPDATE sequencer_epoch SET epoch = epoch + 1 RETURNING epoch");
    }

    private static long head(Connection connection) throws SQLException {
        return single(connection, "SELECT coalesce(max(position), 0) FROM event_log");
    }

    private static long single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
