package io.rapport.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of tokens for each of those to whom a rate applies. One that was not used until it was full again is
 * forgotten, which changes nothing; there are so many at the most.
 */
final class Buckets<K> {

    private static final int MOST = 10_000;

    private final Rate rate;
    private final @Nullable LoadingCache<K, Bucket> buckets;

    Buckets(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.buckets = rate.perSecond() == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterAccess(Duration.ofSeconds(rate.burst() / rate.perSecond() + 1L))
                        .ticker(nanos::getAsLong)
                        .build(key -> bucket(rate, nanos));
    }

    private static Bucket bucket(Rate rate, LongSupplier nanos) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Nanos(nanos))
                .build();
    }

    Rate rate() {
        return rate;
    }

    /** Takes a token; whole seconds until there is one if there is none, otherwise 0. */
    long secondsUntilToken(K key) {
        if (buckets == null) {
            return 0;
        }
        Bucket bucket = buckets.get(key);
        if (bucket.tryConsume(1)) {
            return 0;
        }
        long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.ceilDiv(Math.max(1, wait), TimeUnit.SECONDS.toNanos(1));
    }

    private record Nanos(LongSupplier nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
