package io.rapport.bench.cli;

import io.rapport.bench.append.Append;
import io.rapport.bench.bus.Bus;
import io.rapport.bench.codec.Codec;
import io.rapport.bench.growth.Growth;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.history.Inputs;
import io.rapport.bench.query.Queries;
import io.rapport.bench.rebuild.Rebuild;
import io.rapport.bench.recovery.Recovery;
import io.rapport.bench.relay.RelayBenchmark;
import io.rapport.bench.sequencer.SequencerBenchmark;
import io.rapport.bench.start.Start;
import io.rapport.bench.visible.Visible;
import io.rapport.local.home.Problem;
import java.util.List;

/** All benchmarks there are, in the order in which they run. A new one is added here and nowhere else. */
final class Benchmarks {

    private Benchmarks() {}

    static List<Benchmark> all() {
        return all(Inputs.NONE);
    }

    private static List<Benchmark> all(Inputs inputs) {
        return List.of(
                new Append(),
                new Bus(),
                new Growth(),
                new SequencerBenchmark(),
                new RelayBenchmark(),
                new Visible(inputs),
                new Rebuild(inputs),
                new Queries(inputs),
                new Codec(),
                new Start(),
                new Recovery());
    }

    /** Those of these names, in their usual order; all if none is named. */
    static List<Benchmark> named(List<String> names) {
        return named(names, Inputs.NONE);
    }

    /** Without those that a quick run has no time for, unless they are named. */
    static List<Benchmark> chosen(List<String> names, Inputs inputs, boolean quick) {
        return named(names, inputs).stream()
                .filter(benchmark ->
                        !names.isEmpty() || !quick || benchmark.quickBudget().isPositive())
                .toList();
    }

    private static List<Benchmark> named(List<String> names, Inputs inputs) {
        List<Benchmark> all = all(inputs);
        List<String> known = all.stream().map(Benchmark::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw Problem.notUnderstood(
                    "There is no benchmark " + unknown + ".", "There are: " + String.join(", ", known));
        });
        return all.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }
}
