package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;

/**
 * Where the store of a stack is, and what opens it.
 *
 * @param logKey the seed of the key that signs its checkpoints
 * @param witnessKey the seed of the one that cosigns them
 */
public record StoreAddresses(
        String jdbcUrl, String user, String password, String kafka, String logKey, String witnessKey) {

    public static StoreAddresses of(Home home) {
        Ports ports = new Ports(home);
        Secrets secrets = new Secrets(home);
        return new StoreAddresses(
                "jdbc:postgresql://127.0.0.1:" + ports.of(Postgres.NAME) + "/rapport",
                "rapport",
                secrets.postgresRapport(),
                "127.0.0.1:" + ports.of(Kafka.NAME),
                secrets.logKey(),
                secrets.witnessKey());
    }

    /** Tells nothing that opens anything. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
