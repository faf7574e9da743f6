package io.rapport.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.bench.stack.BenchStack;
import io.rapport.local.home.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A trial")
class TrialTest {

    private static final Figure RATE = new Figure("rate", "1/s");
    private static final Pace PACE = new Pace(true, Duration.ofSeconds(5), 2, Duration.ofSeconds(1));

    private final List<String> happened = new ArrayList<>();
    private final Trial trial;

    TrialTest(@TempDir Path project) {
        trial = new Trial(PACE, BenchStack.create(new Installation(project)), what -> {});
    }

    private Subject subject(String name) {
        return new Subject(name, duration -> {
            happened.add(name + " for " + duration.toSeconds());
            return Map.of(RATE, 1.0);
        });
    }

    @Test
    @DisplayName("warms its subjects up and then lets them take turns")
    void turns() throws Exception {
        Rounds rounds = trial.rounds(List.of(subject("A"), subject("B")));
        assertThat(happened).containsExactly("A for 5", "B for 5", "A for 1", "B for 1", "A for 1", "B for 1");
        assertThat(rounds.all())
                .allSatisfy(finding -> assertThat(finding.rounds()).hasSize(2));
    }

    @Test
    @DisplayName("closes what was opened, the last one first, even if one of them fails")
    void closing() {
        trial.closing(() -> happened.add("first"));
        trial.closing(() -> {
            throw new IllegalStateException("second");
        });
        trial.closing(() -> happened.add("third"));
        assertThatThrownBy(trial::close).hasSuppressedException(new IllegalStateException("second"));
        assertThat(happened).containsExactly("third", "first");
        trial.close();
        assertThat(happened).hasSize(2);
    }
}
