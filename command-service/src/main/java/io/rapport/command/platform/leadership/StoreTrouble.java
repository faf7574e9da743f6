package io.rapport.command.platform.leadership;

import io.rapport.trouble.Trouble;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What an exception says of PostgreSQL, by its SQL state: gone, frozen, full, starting anew. */
public final class StoreTrouble {

    private static final Trouble UNREACHABLE =
            new Trouble("EventStoreUnreachable", "No connection to PostgreSQL can be made or kept.");

    private StoreTrouble() {}

    /** Of a failure that may be PostgreSQL's; of any other what it says itself. */
    public static Trouble of(Throwable failure) {
        SQLException sql = sqlIn(failure);
        if (sql instanceof SQLTransientConnectionException && sql.getSQLState() == null) {
            // The pool has waited in vain, and knows of no reason yet.
            return UNREACHABLE;
        }
        if (sql == null || sql.getSQLState() == null) {
            return Trouble.of(failure);
        }
        String state = sql.getSQLState();
        if (causedBy(sql, SocketTimeoutException.class)) {
            return new Trouble("EventStoreFrozen", "PostgreSQL takes connections and does not answer.");
        }
        return switch (state) {
            case "53100" ->
                new Trouble(
                        "EventStoreFull", "PostgreSQL has no room left on its disk; what is recorded stays as it is.");
            case "57P01", "57P02", "57P03" ->
                new Trouble("EventStoreRestarting", "PostgreSQL ends sessions, or is not ready for new ones yet.");
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> UNREACHABLE;
                    case "53" -> new Trouble("EventStoreOverloaded", "PostgreSQL has no more connections or memory.");
                    case "28" ->
                        new Trouble("EventStoreRefuses", "PostgreSQL does not accept the user or the password.");
                    default -> new Trouble("EventStoreFault", "PostgreSQL answered with SQL state " + state + ".");
                };
        };
    }

    private static @Nullable SQLException sqlIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
