package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import java.util.Map;

/**
 * What the services need of the keyring: a schema of its own in the stack's PostgreSQL, the master key in a file, and
 * beside PostgreSQL's data the record of what was destroyed.
 */
final class KeyringParts {

    private static final String MASTER_KEY = "RAPPORT_MASTER_KEY";
    private static final String URL = "RAPPORT_KEYRING_URL";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    KeyringParts(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Of whoever mints and destroys. */
    Map<String, String> writing() {
        return Map.of(
                URL,
                url(),
                "RAPPORT_KEYRING_USER",
                "rapport",
                "RAPPORT_KEYRING_PASSWORD",
                secrets.postgresRapport(),
                MASTER_KEY,
                secrets.masterKeyFile().toString(),
                "RAPPORT_DESTRUCTIONS",
                home.path().resolve("destructions").toString());
    }

    /** Of whoever only opens. */
    Map<String, String> reading() {
        return Map.of(
                URL,
                url(),
                "RAPPORT_KEYRING_READER_USER",
                Postgres.KEYRING_READER,
                "RAPPORT_KEYRING_READER_PASSWORD",
                secrets.postgresKeyringReader(),
                MASTER_KEY,
                secrets.masterKeyFile().toString());
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Postgres.NAME) + "/rapport";
    }
}
