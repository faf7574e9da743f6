package io.rapport.bench.visible;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Rows get positions after their commits, dense and final, by the least that gives them: a row in an outbox, committed
 * with the event, and a transaction that moves what waits there into a log. What is published is read from the log, as
 * whoever goes on after a crash would.
 */
final class NumberedRows implements Rows {
    private static final String INSERT = """
            WITH e AS (
                INSERT INTO loop_event (event_id, aggregate_id, sequence, payload) VALUES (?, ?, ?, ?) RETURNING id
            )
            INSERT INTO loop_outbox SELECT id FROM e
            """;
    private static final String NUMBER = """
            WITH batch AS (
                DELETE FROM loop_outbox RETURNING id
            )
            INSERT INTO loop_log (position, id)
            SELECT ? + row_number() OVER (ORDER BY id), id FROM batch
            """;
    private static final String READ = """
            SELECT position, payload FROM loop_log JOIN loop_event USING (id)
            WHERE position > ? ORDER BY position LIMIT ?
            """;

    private final PreparedStatement number;
    private final PreparedStatement read;
    private final Semaphore commits = new Semaphore(0);
    private final Semaphore batches = new Semaphore(0);
    private long head;
    private long published;

    NumberedRows(Connections connections, BiConsumer<String, Loop.Stage> forever) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE loop_event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " event_id uuid NOT NULL UNIQUE, aggregate_id uuid NOT NULL, sequence int NOT NULL,"
                    + " payload bytea NOT NULL, UNIQUE (aggregate_id, sequence))");
            statement.execute("CREATE TABLE loop_outbox (id bigint PRIMARY KEY)");
            statement.execute("CREATE TABLE loop_log (position bigint PRIMARY KEY,"
                    + " id bigint NOT NULL UNIQUE REFERENCES loop_event)");
        }
        number = connections.open().prepareStatement(NUMBER);
        read = connections.open().prepareStatement(READ);
        forever.accept("number", this::number);
    }

    @Override
    public Insert insert(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT);
        return row -> {
            insert.setObject(1, row.id());
            insert.setObject(2, row.aggregate());
            insert.setInt(3, row.sequence());
            insert.setBytes(4, row.value());
            insert.executeUpdate();
        };
    }

    @Override
    public void committed(Row row) {
        commits.release();
    }

    private void number() throws SQLException, InterruptedException {
        commits.acquire();
        commits.drainPermits();
        number.setLong(1, head);
        int numbered = number.executeUpdate();
        if (numbered > 0) {
            head += numbered;
            batches.release();
        }
    }

    @Override
    public List<Row> next() throws SQLException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        while (rows.isEmpty()) {
            batches.acquire();
            batches.drainPermits();
            read.setLong(1, published);
            read.setInt(2, LARGEST_TRANSACTION);
            try (ResultSet result = read.executeQuery()) {
                while (result.next()) {
                    published = result.getLong(1);
                    rows.add(Row.read(result.getBytes(2)));
                }
            }
        }
        if (rows.size() == LARGEST_TRANSACTION) {
            // There may be more.
            batches.release();
        }
        return rows;
    }
}
