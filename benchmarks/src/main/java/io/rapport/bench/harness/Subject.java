package io.rapport.bench.harness;

/** One of those that are compared: Rapport itself, its limit, an alternative. */
public record Subject(String name, Measurement measurement) {}
