package io.rapport.keyring;

import com.google.crypto.tink.Aead;
import io.rapport.events.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keysets that were used last, unwrapped. A destruction raises its fence: what was read before that is not taken
 * any more, so that a read in flight cannot bring back a key that is gone.
 */
final class KeysetCache {

    private final int limit;
    private final long kept;
    private final LongSupplier nanos;
    private final LinkedHashMap<Subject, Held> bySubject = new LinkedHashMap<>(64, 0.75f, true);
    private long fence;

    /** @param aead {@code null} for a subject that was forgotten */
    record Held(@Nullable Aead aead, long until) {

        boolean forgotten() {
            return aead == null;
        }
    }

    KeysetCache(int limit, Duration kept, LongSupplier nanos) {
        this.limit = limit;
        this.kept = kept.toNanos();
        this.nanos = nanos;
    }

    synchronized @Nullable Held get(Subject subject) {
        Held held = bySubject.get(subject);
        if (held != null && held.until() - nanos.getAsLong() <= 0) {
            bySubject.remove(subject);
            return null;
        }
        return held;
    }

    /** Ask before reading what is to be put. */
    synchronized long fence() {
        return fence;
    }

    /** Takes what was read since {@code since}, or returns {@code false} if that is out of date by now. */
    synchronized boolean put(Map<Subject, @Nullable Aead> read, long since) {
        if (since != fence) {
            return false;
        }
        Map<Subject, Held> taken = new HashMap<>();
        read.forEach((subject, aead) -> taken.put(subject, new Held(aead, nanos.getAsLong() + kept)));
        bySubject.putAll(taken);
        var eldest = bySubject.entrySet().iterator();
        for (int over = bySubject.size() - limit; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
        return true;
    }

    synchronized void drop(Destruction destruction) {
        fence++;
        bySubject.keySet().removeIf(destruction::closes);
    }

    synchronized void dropAll() {
        fence++;
        bySubject.clear();
    }

    synchronized int size() {
        return bySubject.size();
    }
}
