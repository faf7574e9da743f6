package io.rapport.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A finding")
class FindingTest {

    private static final Figure RATE = new Figure("rate", "1/s");
    private static final Subject ONE = new Subject("one", duration -> Map.of());
    private static final Subject OTHER = new Subject("other", duration -> Map.of());

    @Test
    @DisplayName("is told by the median of its rounds, odd or even")
    void median() {
        assertThat(Finding.of("x", "s", List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
        assertThat(Finding.of("x", "s", List.of(4.0, 1.0, 9.0, 2.0)).median()).isEqualTo(3.0);
    }

    @Test
    @DisplayName("is a ratio within each round, and not between medians")
    void ratioWithinRounds() {
        Rounds rounds = new Rounds();
        List.of(10.0, 1.0, 30.0).forEach(rate -> rounds.add(ONE, Map.of(RATE, rate)));
        List.of(20.0, 2.0, 20.0).forEach(rate -> rounds.add(OTHER, Map.of(RATE, rate)));
        Finding ratio = rounds.ratio(ONE, OTHER, RATE);
        assertThat(ratio.rounds()).containsExactly(0.5, 0.5, 1.5);
        assertThat(ratio.isRatio()).isTrue();
        assertThat(rounds.all()).extracting(Finding::name).containsExactlyInAnyOrder("one, rate", "other, rate");
    }

    @Test
    @DisplayName("meets an aim by its median, on the good side of it or exactly")
    void aims() {
        Finding finding = Finding.of("x", "", List.of(0.6, 0.7, 0.9));
        assertThat(finding.withAim(Aim.atLeast(0.7)).met()).isTrue();
        assertThat(finding.withAim(Aim.atLeast(0.71)).met()).isFalse();
        assertThat(finding.withAim(Aim.atMost(0.7)).met()).isTrue();
        assertThat(finding.withAim(Aim.atMost(0.69)).met()).isFalse();
        assertThat(finding.met()).isNull();
    }

    @Test
    @DisplayName("cannot be had without a measurement")
    void nothingMeasured() {
        assertThatThrownBy(() -> Finding.of("x", "s", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounds().of(ONE, RATE)).isInstanceOf(IllegalArgumentException.class);
    }
}
