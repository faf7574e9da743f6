package io.rapport.keyring;

import static io.rapport.keyring.KeyringRig.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import io.rapport.events.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenKeysetsTest {

    private static final Destruction OF_GRACE = new Destruction("acme", "m-17", Set.of(GRACE), 1, Instant.EPOCH);

    private final MasterKey masterKey = MasterKey.of(KeyringRig.KEY);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();

    private KeyringRows.Row row(Subject subject) {
        return new KeyringRows.Row(masterKey.mint(subject).wrapped());
    }

    @Test
    void aReadInFlightDoesNotPutAKeyBackThatWasDestroyedMeanwhile() throws Exception {
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        KeyringRows.Row before = row(KeyringRig.of(GRACE));
        OpenKeysets keysets = new OpenKeysets(
                subjects -> {
                    if (reads.getAndIncrement() > 0) {
                        return Map.of(KeyringRig.of(GRACE), new KeyringRows.Row(null));
                    }
                    hasRead.countDown();
                    await(goOn);
                    return Map.of(KeyringRig.of(GRACE), before);
                },
                masterKey,
                10,
                nanos::get);

        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> keysets.prefetch(List.of(KeyringRig.of(GRACE))));
        await(hasRead);
        keysets.drop(OF_GRACE);
        goOn.countDown();
        reading.get(10, TimeUnit.SECONDS);

        assertThat(keysets.open(KeyringRig.of(GRACE), new byte[0], new byte[0])).isNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aKeyIsReadAgainAfterAMinute() {
        OpenKeysets keysets = new OpenKeysets(this::found, masterKey, 10, nanos::get);
        keysets.prefetch(List.of(KeyringRig.of(GRACE)));
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        keysets.prefetch(List.of(KeyringRig.of(GRACE)));
        assertThat(reads).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        keysets.prefetch(List.of(KeyringRig.of(GRACE)));
        assertThat(reads).hasValue(2);
    }

    @Test
    void onlySoManyAreKeptAndTheLastOnesUsedAreAmongThem() {
        KeysetCache cache = new KeysetCache(2, Duration.ofSeconds(60), nanos::get);
        Subject first = KeyringRig.of(new UUID(1, 1));
        Subject second = KeyringRig.of(new UUID(1, 2));
        Subject third = KeyringRig.of(new UUID(1, 3));
        cache.put(forgotten(first), cache.fence());
        cache.put(forgotten(second), cache.fence());
        cache.get(first);
        cache.put(forgotten(third), cache.fence());

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.get(first)).isNotNull();
        assertThat(cache.get(second)).isNull();
        assertThat(cache.get(third)).isNotNull();
    }

    private static Map<Subject, @Nullable Aead> forgotten(Subject subject) {
        Map<Subject, @Nullable Aead> one = new HashMap<>();
        one.put(subject, null);
        return one;
    }

    private Map<Subject, KeyringRows.Row> found(Collection<Subject> subjects) {
        reads.incrementAndGet();
        return Map.of(KeyringRig.of(GRACE), row(KeyringRig.of(GRACE)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
