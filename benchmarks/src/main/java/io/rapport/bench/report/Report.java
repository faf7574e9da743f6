package io.rapport.bench.report;

import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One run of one benchmark. */
public record Report(
        String benchmark,
        String description,
        List<String> aims,
        boolean quick,
        Instant began,
        Duration took,
        Machine machine,
        List<Finding> findings) {

    public Report {
        aims = List.copyOf(aims);
        findings = List.copyOf(findings);
    }

    public static Report of(
            Benchmark benchmark, boolean quick, Instant began, Instant ended, Machine machine, List<Finding> findings) {
        return new Report(
                benchmark.name(),
                benchmark.description(),
                benchmark.aims(),
                quick,
                began,
                Duration.between(began, ended),
                machine,
                findings);
    }
}
