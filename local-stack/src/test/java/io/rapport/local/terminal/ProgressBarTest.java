package io.rapport.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final StringWriter written = new StringWriter();

    @Test
    void itTellsTheRateAndTheTimeLeft() {
        ProgressBar bar = new ProgressBar(plain(), "contacts", 1_000, BEGIN);
        assertThat(bar.text(250, BEGIN.plusSeconds(10))).isEqualTo("25 %  250 of 1,000 contacts  25/s, 30 s left");
        assertThat(bar.text(1_000, BEGIN.plusSeconds(10))).isEqualTo("100 %  1,000 of 1,000 contacts  100/s");
    }

    @Test
    void nothingToDoIsAllDone() {
        assertThat(new ProgressBar(plain(), "contacts", 0, BEGIN).text(0, BEGIN))
                .startsWith("100 %");
    }

    @Test
    void withoutATerminalItIsALineEveryTenth() {
        ProgressBar bar = new ProgressBar(plain(), "contacts", 100, BEGIN);
        for (int done = 0; done <= 100; done++) {
            bar.show(done, BEGIN.plusSeconds(done));
        }
        assertThat(written.toString().lines()).hasSize(10);
    }

    @Test
    void onATerminalItFillsTheLineAndNoMore() {
        ProgressBar bar = new ProgressBar(new Terminal(new PrintWriter(written), true, false, 80), "x", 100, BEGIN);
        for (int done = 0; done <= 100; done++) {
            assertThat(bar.text(done, BEGIN.plusSeconds(done))).hasSizeLessThanOrEqualTo(80);
        }
    }

    private Terminal plain() {
        return new Terminal(new PrintWriter(written), false, false, 80);
    }
}
