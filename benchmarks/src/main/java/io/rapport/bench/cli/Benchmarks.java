package io.rapport.bench.cli;

import io.rapport.bench.append.Append;
import io.rapport.bench.harness.Benchmark;
import io.rapport.local.home.Problem;
import java.util.List;

/** All benchmarks there are, in the order in which they run. A new one is added here and nowhere else. */
final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(new Append());

    private Benchmarks() {}

    static List<Benchmark> all() {
        return ALL;
    }

    /** Those of these names, in their usual order; all if none is named. */
    static List<Benchmark> named(List<String> names) {
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new Problem("There is no benchmark " + unknown + ".", "There are: " + String.join(", ", known));
        });
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }
}
