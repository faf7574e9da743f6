package io.rapport.bench.visible;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How rows are committed, and in which order they are published. */
interface Rows {
    int LARGEST_TRANSACTION = 500;

    /** Commits one row, in a connection of its own. */
    @FunctionalInterface
    interface Insert {
        void commit(Row row) throws SQLException;
    }

    Insert insert(Connection connection) throws SQLException;

    /** Said after the commit. */
    void committed(Row row);

    /** Waits until there are rows to be published, and takes them. */
    List<Row> next() throws SQLException, InterruptedException;
}
