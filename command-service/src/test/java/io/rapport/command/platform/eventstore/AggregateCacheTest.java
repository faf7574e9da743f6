package io.rapport.command.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

@DisplayName("The cache of aggregates")
class AggregateCacheTest {

    private final AggregateCache cache = new AggregateCache(DataSize.ofBytes(20_000));

    private @Nullable Object inCache(String key) {
        return cache.get(key);
    }

    /** By which an update removes what it was given. */
    @SuppressWarnings("NullAway")
    private static Object nothing(Object value) {
        return null;
    }

    @Test
    @DisplayName("drops what was not used for the longest time, once its memory is used up")
    void leastRecentlyUsedGoes() {
        IntStream.range(0, 10).forEach(n -> cache.put("a" + n, n));
        assertThat(inCache("a0")).isEqualTo(0);
        cache.put("new", "value");
        assertThat(inCache("a1")).isNull();
        assertThat(inCache("a0")).isEqualTo(0);
        assertThat(inCache("new")).isEqualTo("value");
    }

    @Test
    @DisplayName("takes what is new, however often the others were used")
    void newOnesStay() {
        for (int round = 0; round < 50; round++) {
            IntStream.range(0, 10).forEach(n -> {
                if (inCache("a" + n) == null) {
                    cache.put("a" + n, n);
                }
            });
        }
        IntStream.range(0, 5).forEach(n -> cache.put("new" + n, n));
        assertThat(IntStream.range(0, 5).mapToObj(n -> inCache("new" + n))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("knows what it holds, whatever was replaced, removed or computed anew")
    void accountsForAll() {
        for (int round = 0; round < 100; round++) {
            cache.put("same", round);
            cache.put("gone", round);
            assertThat(cache.remove("gone")).isTrue();
            cache.computeIfPresent("same", (Integer value) -> value + 1);
        }
        assertThat(inCache("same")).isEqualTo(100);
        assertThat(cache.putIfAbsent("same", "other")).isFalse();
        assertThat(cache.remove("gone")).isFalse();
        cache.computeIfPresent("same", AggregateCacheTest::nothing);
        assertThat(cache.containsKey("same")).isFalse();

        IntStream.range(0, 10).forEach(n -> cache.put("a" + n, n));
        assertThat(IntStream.range(0, 10).mapToObj(n -> inCache("a" + n)))
                .as("none of what is gone takes space")
                .doesNotContainNull();
        cache.removeAll();
        assertThat(cache.containsKey("a3")).isFalse();
    }

    @Test
    @DisplayName("weighs large events by what they stored, whether that is known before the aggregate is put or after")
    void largeEventsWeigh() {
        long large = AggregateCache.beyondOrdinary(1, 4_500);
        assertThat(large).isEqualTo(8_000);
        cache.readAnew("before", large);
        cache.put("before", "value");
        cache.put("after", "value");
        cache.grew("after", large);
        assertThat(inCache("before")).as("two of 10,000 fit into 20,000").isEqualTo("value");

        cache.put("small", "value");
        assertThat(inCache("after")).isNull();
        assertThat(inCache("before")).isEqualTo("value");
        cache.put("before", "value after another command");
        cache.grew("before", large);
        assertThat(inCache("small")).as("18,000 and 2,000").isEqualTo("value");
        cache.grew("before", 1);
        assertThat(inCache("small")).isNull();
        assertThat(inCache("before")).as("what has just grown was used last").isNotNull();
    }

    @Test
    @DisplayName("weighs an aggregate that is read again only once")
    void readAgain() {
        cache.put("a", "value");
        IntStream.range(0, 10).forEach(n -> cache.readAnew("a", 18_000));
        assertThat(inCache("a")).isEqualTo("value");
    }
}
