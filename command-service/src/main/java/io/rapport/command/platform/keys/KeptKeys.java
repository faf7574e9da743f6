package io.rapport.command.platform.keys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rapport.events.Subject;
import io.rapport.keyring.Destructions;
import io.rapport.keyring.Keyring;
import io.rapport.keyring.KeyringSchema;
import io.rapport.keyring.KeyringStatus;
import io.rapport.keyring.MasterKey;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keyring, over connections of its own: what is minted does not wait for, or fall with, what is recorded. */
final class KeptKeys implements Keys, AutoCloseable {

    private static final int MOST_CONNECTIONS = 6;

    private final HikariDataSource pool;
    private final Keyring keyring;

    /** Makes its schema, and destroys again what a backup may have brought back, before anything is opened. */
    KeptKeys(KeyringSettings settings, Clock clock) {
        MasterKey masterKey = settings.masterKeys();
        Destructions destructions = Destructions.in(settings.destructionsPath());
        pool = pool(settings);
        keyring = new Keyring(pool, masterKey, destructions, clock);
        KeyringSchema.migrate(pool);
        keyring.start();
    }

    private static HikariDataSource pool(KeyringSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("keyring");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(900);
        // It may start at the same time as this service, or a little later.
        config.setInitializationFailTimeout(60_000);
        config.addDataSourceProperty("ApplicationName", "rapport-keyring");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "4");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    KeyringStatus status() {
        return keyring.status();
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        return keyring.seal(subject, value, associated);
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return keyring.open(subject, sealed, associated);
    }

    @Override
    public void link(Subject subject, Set<UUID> people) {
        keyring.link(subject, people);
    }

    @Override
    public int destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds) {
        return keyring.destroyPerson(tenantId, memberId, relationshipIds);
    }

    @Override
    public int destroyMember(String tenantId, String memberId) {
        return keyring.destroyMember(tenantId, memberId);
    }

    @Override
    public void close() {
        keyring.close();
        pool.close();
    }
}
