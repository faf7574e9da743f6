package io.rapport.keyring;

import com.google.crypto.tink.Aead;
import io.rapport.events.BrokenSealException;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keysets as they are used: read, unwrapped once, kept for a while, gone as soon as a destruction is noticed. */
final class OpenKeysets {

    /** For how long a keyset that nobody can destroy, because the keyring is away, is used on. */
    static final Duration KEPT = Duration.ofSeconds(60);

    /** For how long after the last time something strange is told. */
    private static final Duration TOLD = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 3;

    private final Function<Collection<Subject>, Map<Subject, KeyringRows.Row>> rows;
    private final MasterKey masterKey;
    private final KeysetCache cache;
    private final LongSupplier nanos;
    private final AtomicReference<Seen> last;

    private record Seen(KeyringStatus status, long at) {}

    OpenKeysets(
            Function<Collection<Subject>, Map<Subject, KeyringRows.Row>> rows,
            MasterKey masterKey,
            int limit,
            LongSupplier nanos) {
        this.rows = rows;
        this.masterKey = masterKey;
        this.cache = new KeysetCache(limit, KEPT, nanos);
        this.nanos = nanos;
        this.last = new AtomicReference<>(new Seen(KeyringStatus.READY, nanos.getAsLong()));
    }

    KeyringStatus status() {
        Seen seen = last.get();
        return nanos.getAsLong() - seen.at() < TOLD.toNanos() ? seen.status() : KeyringStatus.READY;
    }

    void saw(KeyringStatus status) {
        if (status == KeyringStatus.READY) {
            // What is strange stays so for a while, though the keyring answers.
            last.updateAndGet(seen -> seen.status() == KeyringStatus.AWAY ? new Seen(status, nanos.getAsLong()) : seen);
        } else {
            last.set(new Seen(status, nanos.getAsLong()));
        }
    }

    byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        Aead aead = aead(subject);
        if (aead == null) {
            return null;
        }
        try {
            return aead.decrypt(sealed, associated);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException();
        }
    }

    /** The keyset of a subject that has to have one; {@code null} if it was forgotten. */
    @Nullable
    Aead aead(Subject subject) {
        KeysetCache.Held held = cache.get(subject);
        return held == null ? read(subject) : held.aead();
    }

    /** Whether the subject has a keyset, or was forgotten. */
    boolean known(Subject subject) {
        return cache.get(subject) != null || fetch(List.of(subject)).containsKey(subject);
    }

    private @Nullable Aead read(Subject subject) {
        Map<Subject, @Nullable Aead> found = fetch(List.of(subject));
        if (!found.containsKey(subject)) {
            saw(KeyringStatus.UNKNOWN_SUBJECT);
            throw SealsUnavailableException.unknownSubject();
        }
        return found.get(subject);
    }

    /** Fetches at once what is not here. Whom the keyring does not know is told when something of theirs is opened. */
    void prefetch(Collection<Subject> subjects) {
        Set<Subject> missing = new LinkedHashSet<>();
        for (Subject subject : subjects) {
            if (cache.get(subject) == null) {
                missing.add(subject);
            }
        }
        if (!missing.isEmpty()) {
            fetch(missing);
        }
    }

    private Map<Subject, @Nullable Aead> fetch(Collection<Subject> subjects) {
        return reading(() -> rows.apply(subjects), Map.of());
    }

    /**
     * What is read, unwrapped and kept; read again if a destruction was noticed meanwhile.
     *
     * @param minted need not be unwrapped where they are what is read
     */
    Map<Subject, @Nullable Aead> reading(Read read, Map<Subject, MasterKey.Minted> minted) {
        Map<Subject, @Nullable Aead> unwrapped = Map.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long fence = cache.fence();
            unwrapped = unwrapped(answered(read), minted);
            if (cache.put(unwrapped, fence)) {
                break;
            }
        }
        return unwrapped;
    }

    /** Reads rows of the keyring. */
    interface Read {
        Map<Subject, KeyringRows.Row> rows();
    }

    private Map<Subject, KeyringRows.Row> answered(Read read) {
        try {
            Map<Subject, KeyringRows.Row> found = read.rows();
            saw(KeyringStatus.READY);
            return found;
        } catch (SealsUnavailableException e) {
            saw(e.unknown() ? KeyringStatus.UNKNOWN_SUBJECT : KeyringStatus.AWAY);
            throw e;
        }
    }

    private Map<Subject, @Nullable Aead> unwrapped(
            Map<Subject, KeyringRows.Row> found, Map<Subject, MasterKey.Minted> minted) {
        Map<Subject, @Nullable Aead> unwrapped = new HashMap<>();
        found.forEach((subject, row) -> {
            MasterKey.Wrapped wrapped = row.wrapped();
            try {
                unwrapped.put(subject, wrapped == null ? null : ready(wrapped, subject, minted));
            } catch (GeneralSecurityException e) {
                saw(KeyringStatus.WRONG_MASTER_KEY);
                throw SealsUnavailableException.away();
            }
        });
        return unwrapped;
    }

    private Aead ready(MasterKey.Wrapped wrapped, Subject subject, Map<Subject, MasterKey.Minted> minted)
            throws GeneralSecurityException {
        MasterKey.Minted own = minted.get(subject);
        return own != null && own.wrapped() == wrapped ? own.aead() : masterKey.unwrap(wrapped, subject);
    }

    /** Ask before a keyset is made that is to be put. */
    long fence() {
        return cache.fence();
    }

    /** Keeps what was stored, unless something was destroyed since: then it is read when it is needed. */
    void put(Subject subject, Aead aead, long since) {
        cache.put(Map.of(subject, aead), since);
    }

    KeysetCache.@Nullable Held held(Subject subject) {
        return cache.get(subject);
    }

    void drop(Destruction destruction) {
        cache.drop(destruction);
    }

    void dropAll() {
        cache.dropAll();
    }
}
