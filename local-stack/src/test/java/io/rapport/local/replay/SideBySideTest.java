package io.rapport.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.local.home.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final List<Integer> things = IntStream.range(0, 500).boxed().toList();

    @Test
    void everythingIsDoneOnceAndNoMoreThanAllowedAtATime() throws InterruptedException {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        SideBySide.forEach(
                things,
                4,
                thing -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    assertThat(done.add(thing)).isTrue();
                    now.decrementAndGet();
                },
                () -> {});

        assertThat(done).hasSize(500);
        assertThat(most).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void theFirstFailureEndsItAndIsTold() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> SideBySide.forEach(
                        things,
                        1,
                        thing -> {
                            if (done.incrementAndGet() == 3) {
                                throw new IOException("the line is dead");
                            }
                        },
                        () -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the line is dead");
        assertThat(done).hasValue(3);
    }
}
