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

    // Arrays of these very types are what the driver sends as they are, and not as text. A stream for each of a dozen
    // columns costs more than what it makes.

    void texts(Function<T, @Nullable String> value) throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setObject(next++, values);
    }

    void numbers(ToLongFunction<T> value) throws SQLException {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsLong(rows.get(i));
        }
        statement.setObject(next++, values);
    }

    void bytes(Function<T, byte[]> value) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setObject(next++, values);
    }
}
