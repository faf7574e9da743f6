package io.rapport.query.platform.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.events.Seals;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import io.rapport.keyring.KeyringReader;
import io.rapport.keyring.KeyringStatus;
import io.rapport.keyring.MasterKey;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.postgres.Connections;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The keyring, as its reader. Without an address there is none; then whatever is sealed waits, since it must not be
 * taken for forgotten.
 */
@Component
final class ReadKeyring implements Seals, Keysets, SmartLifecycle {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final int MOST_CONNECTIONS = 4;

    private final @Nullable HikariDataSource pool;
    private final @Nullable KeyringReader reader;
    private volatile boolean running;

    ReadKeyring(
            @Value("${rapport.keyring-reader.url}") String url,
            @Value("${rapport.keyring-reader.user}") String user,
            @Value("${rapport.keyring-reader.password}") String password,
            @Value("${rapport.keyring-reader.master-key}") String masterKey,
            KeptAnswers keptAnswers) {
        if (url.isEmpty() || masterKey.isEmpty()) {
            pool = null;
            reader = null;
        } else {
            pool = Connections.pool("keyring", url, user, password, true, MOST_CONNECTIONS, LONGEST_ANSWER);
            reader = new KeyringReader(pool, MasterKey.of(masterKey));
            reader.onDestruction(destruction -> keptAnswers.forget(destruction.owner()));
        }
    }

    /** How it stands, or {@code null} if there is none. */
    @Nullable
    KeyringStatus status() {
        return reader == null ? null : reader.status();
    }

    @Override
    public String state() {
        return reader == null ? "NONE" : reader.status().name();
    }

    @Override
    public void dropDestroyed() {
        if (reader != null) {
            reader.look();
        }
    }

    @Override
    public void fetch(Collection<Subject> subjects) {
        there().prefetch(subjects);
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        return there().seal(subject, value, associated);
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return there().open(subject, sealed, associated);
    }

    private KeyringReader there() {
        if (reader == null) {
            throw SealsUnavailableException.away();
        }
        return reader;
    }

    @Override
    public void start() {
        if (reader != null) {
            reader.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        if (reader != null) {
            reader.close();
        }
        if (pool != null) {
            pool.close();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the projections, and until they have ended. */
    @Override
    public int getPhase() {
        return -1;
    }
}
