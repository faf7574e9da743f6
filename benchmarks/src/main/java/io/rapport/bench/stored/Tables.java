package io.rapport.bench.stored;

import io.rapport.bench.stack.Databases.Database;
import org.flywaydb.core.Flyway;

/** The tables of command-service, made by its own migrations; only in JVMs that have its libraries. */
public final class Tables {

    private Tables() {}

    /** Makes what is missing. */
    public static Database in(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        return database;
    }
}
