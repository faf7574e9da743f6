package io.rapport.bench.stack;

import io.rapport.bench.stack.Databases.Database;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that is filled once and copied for each round, so that every round begins with the same. */
public final class PreparedDatabase {

    private final Database prepared;
    private final AtomicInteger copies = new AtomicInteger();

    /** Nobody may be connected to it while it is copied. */
    public PreparedDatabase(Database prepared) {
        this.prepared = prepared;
    }

    /** Work on a copy. */
    @FunctionalInterface
    public interface Work<T> {

        T on(Database copy) throws Exception;
    }

    /** Works on a copy that is dropped afterwards. */
    public <T> T copied(Work<T> work) throws Exception {
        String name = prepared.name() + "_copy_" + copies.incrementAndGet();
        Database server = prepared.named("postgres");
        server.execute("CREATE DATABASE " + name + " TEMPLATE " + prepared.name() + " STRATEGY file_copy");
        try {
            server.execute("CHECKPOINT");
            return work.on(prepared.named(name));
        } finally {
            drop(server, name);
        }
    }

    private static void drop(Database server, String name) throws SQLException {
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
