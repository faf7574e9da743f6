package io.rapport.command.platform.keys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.platform.commands.AtStart;
import io.rapport.command.platform.secrets.MemberMacs;
import io.rapport.events.Owner;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import io.rapport.keyring.Destruction;
import io.rapport.keyring.Destructions;
import io.rapport.keyring.FirstKeyset;
import io.rapport.keyring.Keyring;
import io.rapport.keyring.KeyringSchema;
import io.rapport.keyring.KeyringStatus;
import io.rapport.keyring.MasterKey;
import io.rapport.together.RoundTrips;
import io.rapport.trouble.TroubleException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keyring, with connections of its own. It is there before anything is opened, and has destroyed again by then what
 * a restored backup would have brought back.
 */
@Component
final class WrittenKeyring implements Keys, MemberMacs, DisposableBean {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);
    private static final int MOST_CONNECTIONS = 6;
    private static final int MINTING_UNDER_WAY = 2;
    private static final int MOST_TOGETHER = 64;

    private final HikariDataSource pool;
    private final Keyring keyring;

    /** Keysets that are new at the same time are written with one flush, as the events are that are sealed by them. */
    private final RoundTrips<Subject> minting;

    /** A keyset and what it seals first are one row each of one statement then, and not two commits. */
    private final boolean besideTheLog;

    WrittenKeyring(
            @Value("${rapport.keyring.url}") String url,
            @Value("${rapport.keyring.user}") String user,
            @Value("${rapport.keyring.password}") String password,
            @Value("${rapport.keyring.master-key}") String masterKey,
            @Value("${rapport.keyring.destructions}") String destructions,
            DataSource log) {
        if (masterKey.isEmpty()) {
            throw new TroubleException(
                    "MasterKeyMissing",
                    "RAPPORT_MASTER_KEY has to name what wraps the keysets of personal data: a file with 32 bytes in"
                            + " base64, or a key of a KMS. A new one: head -c 32 /dev/urandom | base64");
        }
        if (destructions.isEmpty()) {
            throw new TroubleException(
                    "DestructionsMissing",
                    "RAPPORT_DESTRUCTIONS has to name a directory in which it is written down what was destroyed, apart"
                            + " from the backups of the database.");
        }
        pool = pool(url, user, password);
        try {
            KeyringSchema.migrate(pool);
            keyring = new Keyring(
                    pool, MasterKey.of(masterKey), Destructions.in(Path.of(destructions)), Clock.systemUTC());
            keyring.start();
            besideTheLog = AtStart.asked(() -> keyring.isWrittenBy(log));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        // Nobody waits for long behind a member whose keysets are being destroyed.
        minting = new RoundTrips<>(
                MINTING_UNDER_WAY,
                MOST_TOGETHER,
                keyring::mint,
                failure -> false,
                new RoundTrips.Patience(LONGEST_WAIT, SealsUnavailableException::away));
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("keyring");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        // PostgreSQL may start at the same time as this service, or a little later.
        config.setInitializationFailTimeout(60_000);
        config.addDataSourceProperty("ApplicationName", "rapport-command-service-keyring");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "4");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    KeyringStatus status() {
        return keyring.status();
    }

    @Override
    public List<Destruction> destroyed() {
        return keyring.destroyed();
    }

    @Override
    public String state() {
        return keyring.status().name();
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        byte @Nullable [] sealed = keyring.sealAtHand(subject, value, associated);
        if (sealed == null) {
            minting.go(subject);
            return keyring.seal(subject, value, associated);
        }
        return sealed;
    }

    @Override
    public boolean areBesideTheLog() {
        return besideTheLog;
    }

    @Override
    public FirstKeyset first(Subject aggregate) {
        return keyring.first(aggregate);
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return keyring.open(subject, sealed, associated);
    }

    private static Subject hashesOf(Owner owner) {
        return Keyring.hashesOf(owner.tenantId(), owner.memberId());
    }

    @Override
    public boolean known(Owner owner) {
        return keyring.knows(hashesOf(owner));
    }

    @Override
    public void begin(Collection<Owner> owners) {
        if (owners.size() == 1) {
            minting.go(hashesOf(owners.iterator().next()));
        } else {
            keyring.mint(owners.stream().map(WrittenKeyring::hashesOf).toList());
        }
    }

    @Override
    public byte[] of(Owner owner, byte[] value) {
        return keyring.mac(hashesOf(owner), value);
    }

    @Override
    public void link(Subject subject, Set<UUID> people) {
        keyring.link(subject, people);
    }

    @Override
    public Keyring.Closed destroyPerson(String tenantId, String memberId, Set<UUID> relationshipIds) {
        return keyring.destroyPerson(tenantId, memberId, relationshipIds);
    }

    @Override
    public int destroyMember(String tenantId, String memberId) {
        return keyring.destroyMember(tenantId, memberId);
    }

    @Override
    public void destroy() {
        keyring.close();
        pool.close();
    }
}
