package io.rapport.query.platform.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppliedSignalTest {

    private static final Owner ALICE = new Owner("acme", "alice");
    private static final Owner BOB = new Owner("acme", "bob");

    private final AppliedSignal signal = new AppliedSignal();

    private void saved(Owner owner, String aggregate, long sequence) {
        signal.signal(List.of(Marker.none(owner, aggregate).at(sequence)));
    }

    @Test
    void knowsHowFarAnAggregateIs() {
        saved(ALICE, "ada", 0);
        saved(ALICE, "ada", 1);
        assertThat(signal.covers(ALICE, Map.of("ada", 0L))).isTrue();
        assertThat(signal.covers(ALICE, Map.of("ada", 1L))).isTrue();
        assertThat(signal.covers(ALICE, Map.of("ada", 2L))).isFalse();
        assertThat(signal.covers(ALICE, Map.of("ada", 1L, "grace", 0L))).isFalse();
    }

    @Test
    void aggregatesOfOthersAreNeverThere() {
        saved(ALICE, "ada", 1);
        assertThat(signal.covers(BOB, Map.of("ada", 1L))).isFalse();
    }

    @Test
    void knowsNothingOfWhatWasForgotten() {
        saved(ALICE, "ada", 1);
        signal.forget();
        assertThat(signal.covers(ALICE, Map.of("ada", 1L))).isFalse();
    }

    @Test
    void followsAggregatesThatItWasToldOf() {
        saved(ALICE, "ada", 1);
        assertThat(signal.follows(ALICE, List.of("ada"))).isTrue();
        assertThat(signal.follows(ALICE, List.of("ada", "grace"))).isFalse();
        signal.forget();
        assertThat(signal.follows(ALICE, List.of("ada"))).isFalse();
    }
}
