package io.rapport.bench.visible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rapport.bench.visible.Arrivals.Percentiles;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Arrivals")
class ArrivalsTest {
    private static final Offset<Double> THREE_DIGITS = within(0.1);

    private final Arrivals arrivals = new Arrivals();

    @Test
    @DisplayName("have percentiles in milliseconds, which survive the way from one process to another")
    void percentiles() {
        for (int millis = 1; millis <= 100; millis++) {
            arrivals.add(millis * 1_000_000L);
        }

        Percentiles read = Percentiles.read(arrivals.percentiles().line());

        assertThat(read.p50()).isCloseTo(50, THREE_DIGITS);
        assertThat(read.p99()).isCloseTo(99, THREE_DIGITS);
    }

    @Test
    @DisplayName("are waited for until all have come, unless somebody knows that they will not")
    void awaited() throws InterruptedException {
        Thread.ofVirtual().start(() -> {
            arrivals.add(1);
            arrivals.add(2);
        });
        arrivals.await(2, () -> {});

        assertThatThrownBy(() -> arrivals.await(3, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }
}
