package io.rapport.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.bench.harness.Benchmark;
import io.rapport.local.home.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The benchmarks")
class BenchmarksTest {

    @Test
    @DisplayName("have names of their own, one sentence each, and aims")
    void described() {
        assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates();
        assertThat(Benchmarks.all()).allSatisfy(benchmark -> {
            assertThat(benchmark.name()).matches("[a-z]+");
            assertThat(benchmark.description()).matches("[A-Z][^.]*(\\.\\d[^.]*)*\\.");
            assertThat(benchmark.aims()).doesNotContain("");
        });
    }

    @Test
    @DisplayName("plan to be through in three minutes when it has to be quick")
    void quick() {
        assertThat(Benchmarks.all().stream().map(Benchmark::quickBudget).reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofMinutes(3));
    }

    @Test
    @DisplayName("are found by name, in their usual order, and an unknown one is refused")
    void named() {
        assertThat(Benchmarks.named(List.of()))
                .extracting(Benchmark::name)
                .containsExactlyElementsOf(
                        Benchmarks.all().stream().map(Benchmark::name).toList());
        assertThat(Benchmarks.named(List.of("append")))
                .extracting(Benchmark::name)
                .containsExactly("append");
        assertThatThrownBy(() -> Benchmarks.named(List.of("append", "nonsense")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "append --rounds 0", "append --warm-up -1", "rebuild --events 0", "--rounds x"})
    @DisplayName("are not begun if what is asked for cannot be meant, which is not the same as going wrong")
    void notUnderstood(String arguments) {
        assertThat(BenchCommand.run(arguments.split(" "))).isEqualTo(2);
    }
}
