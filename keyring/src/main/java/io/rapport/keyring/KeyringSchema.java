package io.rapport.keyring;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code keyring}, with a history of migrations of its own. */
public final class KeyringSchema {

    static final String NAME = "keyring";

    private KeyringSchema() {}

    /** Makes it what this version needs. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations("classpath:db/keyring")
                .load()
                .migrate();
    }
}
