package io.rapport.bench.codec;

import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the event codec costs: a single function, and so a matter for JMH, which runs it in a JVM of its own. */
public final class Codec implements Benchmark {

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public String description() {
        return "Nanoseconds to write an event as JSON and to read it again, by JMH.";
    }

    @Override
    public List<String> aims() {
        return List.of();
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(5);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("JMH runs four functions");
        Pace pace = trial.pace();
        Path log = trial.stack().home().create().log("jmh");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CodecOperations.class.getName())
                        .forks(1)
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .warmupIterations(pace.either(1, 5))
                        .warmupTime(TimeValue.milliseconds(pace.either(500, 1_000)))
                        .measurementIterations(pace.rounds())
                        .measurementTime(TimeValue.milliseconds(pace.either(150, 1_000)))
                        .verbosity(VerboseMode.SILENT)
                        .output(log.toString())
                        .build())
                .run();
        List<Finding> findings = new ArrayList<>();
        for (RunResult result : results) {
            findings.add(finding(result));
        }
        return findings;
    }

    /** Each iteration is a round. */
    private static Finding finding(RunResult result) {
        List<Double> rounds = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                rounds.add(iteration.getPrimaryResult().getScore());
            }
        }
        return Finding.of(words(result.getPrimaryResult().getLabel()), "ns", rounds);
    }

    /** {@code encodeFollowUp} → {@code encode follow up} */
    private static String words(String function) {
        return function.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
