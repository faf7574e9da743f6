package io.rapport.keyring;

import com.google.crypto.tink.Aead;
import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The benchmarks' way to keysets as the services use them, read, unwrapped and kept alike, but from memory in the place
 * of PostgreSQL.
 */
public final class BenchmarkedKeyring implements Seals {

    private static final int LIMIT = 8_192;

    private final MasterKey masterKey = MasterKey.of("ab".repeat(32));
    private final Map<Subject, KeyringRows.Row> rows = new ConcurrentHashMap<>();
    private final OpenKeysets keysets = new OpenKeysets(this::find, masterKey, LIMIT, System::nanoTime);

    private Map<Subject, KeyringRows.Row> find(Collection<Subject> subjects) {
        Map<Subject, KeyringRows.Row> found = new HashMap<>();
        for (Subject subject : subjects) {
            found.put(
                    subject,
                    rows.computeIfAbsent(
                            subject,
                            first -> new KeyringRows.Row(masterKey.mint(first).wrapped())));
        }
        return found;
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        KeysetCache.Held held = keysets.held(subject);
        if (held == null) {
            keysets.prefetch(List.of(subject));
            held = keysets.held(subject);
        }
        Aead aead = held == null ? null : held.aead();
        if (aead == null) {
            throw new IllegalStateException("A keyset that was just read is there");
        }
        return Keyring.sealed(aead, value, associated);
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        return keysets.open(subject, sealed, associated);
    }
}
