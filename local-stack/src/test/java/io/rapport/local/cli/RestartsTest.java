package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A part that ended")
class RestartsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");

    private final Restarts restarts = new Restarts();

    @Test
    @DisplayName("is started again after a pause that doubles up to a minute, and is short again once it ran well")
    void pauses() {
        Instant now = THEN;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(restarts.isDue(now)).isFalse();
            assertThat(restarts.isDue(now.plusSeconds(seconds).minusMillis(1))).isFalse();
            now = now.plusSeconds(seconds);
            assertThat(restarts.isDue(now)).as("after %d s", seconds).isTrue();
            restarts.started(now);
            now = now.plusSeconds(100);
        }
        now = now.plusSeconds(300);
        assertThat(restarts.isDue(now)).isFalse();
        assertThat(restarts.isDue(now.plusSeconds(1))).isTrue();
    }
}
