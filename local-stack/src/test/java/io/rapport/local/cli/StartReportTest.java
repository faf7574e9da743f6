package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.home.Problem;
import io.rapport.local.process.AnalyticsService;
import io.rapport.local.process.Launch;
import io.rapport.local.process.Part;
import io.rapport.local.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of parts that start")
class StartReportTest {

    /** No part has a longer name. */
    private static final Part LONGEST = new Part() {
        @Override
        public String name() {
            return AnalyticsService.NAME;
        }

        @Override
        public String address() {
            return "http://localhost";
        }

        @Override
        public String variant() {
            return "jar";
        }

        @Override
        public Set<String> ports() {
            return Set.of();
        }

        @Override
        public Optional<Launch> launch() {
            return Optional.empty();
        }

        @Override
        public boolean isReady() {
            return true;
        }
    };

    @Test
    @DisplayName("is told apart from its name")
    void columns() {
        StringWriter text = new StringWriter();
        StartReport report = new StartReport(new Terminal(new PrintWriter(text), false, false, 100));
        report.starting(LONGEST);
        report.ended(LONGEST, "ended.");
        report.ready(LONGEST, Duration.ofSeconds(100));
        report.failed(LONGEST, new Problem("failed.", "Look."));
        report.waitsInVain(LONGEST, List.of("kafka"));

        assertThat(text.toString().lines().filter(line -> line.contains(LONGEST.name())))
                .hasSize(5)
                .allMatch(line -> line.contains(LONGEST.name() + " "));
    }
}
