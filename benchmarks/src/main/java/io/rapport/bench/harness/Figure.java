package io.rapport.bench.harness;

/**
 * A quantity that is measured in each round, for example {@code throughput} in {@code commands/s} or {@code p99} in
 * {@code ms}.
 */
public record Figure(String name, String unit) {}
