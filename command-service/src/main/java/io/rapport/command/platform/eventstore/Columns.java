package io.rapport.command.platform.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement, one after the other, each to one value of every row. */
final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int next;

    Columns(PreparedStatement statement, int first, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
        this.next = first;
    }

    /** The parameter after those that are bound. */
    int next() {
        return next;
    }

    // Arrays of these very types are what the driver sends as they are, and not as text.

    void texts(Function<T, @Nullable String> value) throws SQLException {
        statement.setObject(next++, rows.stream().map(value).toArray(String[]::new));
    }

    void numbers(ToLongFunction<T> value) throws SQLException {
        statement.setObject(next++, rows.stream().mapToLong(value).toArray());
    }

    void bytes(Function<T, byte[]> value) throws SQLException {
        statement.setObject(next++, rows.stream().map(value).toArray(byte[][]::new));
    }
}
