package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Load")
class LoadTest {

    @Test
    @DisplayName("that arrives by the clock charges a stall to everything that was due meanwhile")
    void noCoordinatedOmission() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Client stallsOnce = () -> {
            if (sent.getAndIncrement() == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        };
        Load load = OpenLoop.run(List.of(stallsOnce), 100, Duration.ofMillis(300));
        assertThat(load.operations()).isEqualTo(30);
        // Due in the first tenth of a second, and answered after two: ten of them waited for a tenth at the least.
        assertThat(load.nanos().getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(99), Long.MAX_VALUE))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    @DisplayName("of a closed loop counts what every client did")
    void closedLoop() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        Load load = ClosedLoop.run(Collections.nCopies(4, sent::incrementAndGet), Duration.ofMillis(20));
        assertThat(load.operations()).isEqualTo(sent.get()).isPositive();
        assertThat(load.nanos().getTotalCount()).isEqualTo(sent.get());
    }

    @Test
    @DisplayName("ends with the first failure, whoever had it")
    void failure() {
        AtomicInteger sent = new AtomicInteger();
        Client fails = () -> {
            if (sent.incrementAndGet() > 100) {
                throw new IOException("refused");
            }
        };
        assertThatThrownBy(() -> ClosedLoop.run(List.of(() -> {}, fails), Duration.ofMinutes(10)))
                .isInstanceOf(IOException.class)
                .hasMessage("refused");
        assertThatThrownBy(() -> OpenLoop.run(List.of(fails, () -> {}), 1_000_000, Duration.ofMinutes(10)))
                .isInstanceOf(IOException.class);
    }
}
