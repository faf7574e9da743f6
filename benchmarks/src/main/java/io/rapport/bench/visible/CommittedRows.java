package io.rapport.bench.visible;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Rows are handed from thread to thread: what was committed by another process, or before a crash, is never seen. */
final class CommittedRows implements Rows {
    private final BlockingQueue<Row> committed = new LinkedBlockingQueue<>();

    CommittedRows(Connections connections) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_loop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " event_id uuid NOT NULL UNIQUE, payload bytea NOT NULL)");
        }
    }

    @Override
    public Insert insert(Connection connection) throws SQLException {
        PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bare_loop (event_id, payload) VALUES (?, ?)");
        return row -> {
            insert.setObject(1, row.id());
            insert.setBytes(2, row.value());
            insert.executeUpdate();
        };
    }

    @Override
    public void committed(Row row) {
        committed.add(row);
    }

    @Override
    public List<Row> next() throws InterruptedException {
        List<Row> together = new ArrayList<>();
        together.add(committed.take());
        committed.drainTo(together, LARGEST_TRANSACTION - 1);
        return together;
    }
}
