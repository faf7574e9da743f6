package io.rapport.web.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.rapport.trouble.Trouble;
import io.rapport.trouble.TroubleException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, fetched by one thread in the background: at the start, regularly, and when a token names a key
 * that is not known. Requests look at what is known and wait for the issuer only in the last case, or before the first
 * keys.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, AutoCloseable {

    /** Stands for no keys at all; those that are known count from 1. */
    static final long NONE = 0;

    /** How often tokens with unknown keys, all of them together, make us ask the issuer. */
    static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = IssuerDocuments.TIMEOUT.plusMillis(500);

    private final IssuerDocuments issuer;
    private final IssuerSettings settings;
    private final Ticker ticker;
    private final Thread thread = new Thread(this::fetchAgainAndAgain, "issuer-keys");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private boolean fetching = true; // the first one is under way as soon as there is a service
    private boolean asked;
    private long attempts;
    private long lastAsked;
    private boolean closed;

    private volatile @Nullable Known known;
    private volatile @Nullable Trouble trouble;

    /** @param version changes as soon as a key of the version before is good no longer */
    private record Known(JWKSet keys, long version, long fetchedAt) {}

    IssuerKeys(IssuerSettings settings, Ticker ticker) {
        this.issuer = new IssuerDocuments(settings.issuer());
        this.settings = settings;
        this.ticker = ticker;
        this.lastAsked = ticker.read() - ASKED_AGAIN.toNanos();
        thread.setDaemon(true);
    }

    IssuerKeys start() {
        thread.start();
        return this;
    }

    /** What was verified under one version is good until this is another one. */
    long version() {
        Known now = current();
        return now == null || now.keys().isEmpty() ? NONE : now.version();
    }

    /** Why the keys could not be fetched the last time, whether others are known or not. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Known now = current();
        if (now == null) {
            awaitAttempt(false);
            now = current();
            if (now == null) {
                throw new Missing();
            }
        }
        List<JWK> found = selector.select(now.keys());
        if (!found.isEmpty() || selector.getMatcher().getKeyIDs() == null) {
            return found;
        }
        awaitAttempt(true);
        now = current();
        found = now == null ? List.of() : selector.select(now.keys());
        if (found.isEmpty() && trouble != null) {
            // The issuer may well have it: nobody knows.
            throw new Missing();
        }
        return found;
    }

    private @Nullable Known current() {
        Known now = known;
        return now == null || ticker.read() - now.fetchedAt() > settings.kept().toNanos() ? null : now;
    }

    /** Waits for the attempt that is under way, or for a new one if it is asked for and time for one. */
    private void awaitAttempt(boolean ask) {
        lock.lock();
        try {
            if (!fetching && !asked) {
                if (!ask || ticker.read() - lastAsked < ASKED_AGAIN.toNanos()) {
                    return;
                }
                lastAsked = ticker.read();
                asked = true;
                changed.signalAll();
            }
            long before = attempts;
            long left = LONGEST_WAIT.toNanos();
            while (attempts == before && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void fetchAgainAndAgain() {
        Duration retry = FIRST_RETRY;
        try {
            while (true) {
                boolean fetched = fetch();
                // Half of the time, so that a key is gone in time even if one attempt fails.
                Duration pause = fetched ? settings.fresh().dividedBy(2) : retry;
                if (!pause(pause)) {
                    return;
                }
                retry = fetched ? FIRST_RETRY : shorter(retry.multipliedBy(2), LONGEST_RETRY);
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean fetch() throws InterruptedException {
        lock.lock();
        try {
            fetching = true;
            asked = false;
        } finally {
            lock.unlock();
        }
        Trouble before = trouble;
        Trouble now = null;
        try {
            long began = ticker.read();
            learn(issuer.keys(), began);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // Of any kind: if this thread ended, nobody would be let in any more, some hours later.
            now = Trouble.of(e);
        }
        trouble = now;
        if (now == null && before != null) {
            LOG.info("The issuer's keys are fetched again");
        } else if (now != null && !now.equals(before)) {
            LOG.warn("The issuer's keys cannot be fetched: {}", now);
        }
        return now == null;
    }

    private void learn(JWKSet keys, long began) {
        Known before = known;
        boolean withdrawn =
                before == null || !keys.getKeys().containsAll(before.keys().getKeys());
        long version = before == null ? NONE : before.version();
        known = new Known(keys, withdrawn ? version + 1 : version, began);
        if (keys.isEmpty()) {
            throw new TroubleException("IssuerKeysUnusable", "The issuer publishes no public key.");
        }
    }

    /** Whether to go on after it. */
    private boolean pause(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            fetching = false;
            attempts++;
            changed.signalAll();
            long left = longest.toNanos();
            while (!asked && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    /** The keys are not to be had, so that nothing is known about a token. */
    static final class Missing extends KeySourceException {

        private static final long serialVersionUID = 1;

        Missing() {
            super("The issuer's keys are not to be had");
        }
    }
}
