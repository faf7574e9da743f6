package io.rapport.bench.codec;

import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the event codec costs: a single function, and so a matter for JMH, which runs it in a JVM of its own. */
public final class Codec implements Benchmark {

    /** How a function ends its name that seals or opens what the one without does not. */
    private static final String SEALED = "Sealed";

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public String description() {
        return "Nanoseconds to write an event as JSON and to read it again, sealed and not, by JMH.";
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
        Pace pace = trial.pace();
        // Each function has a JVM of its own, and a quick run has no time for eight of them.
        String which = pace.quick() ? ".*FollowUp.*" : ".*";
        trial.now("JMH runs %d functions".formatted(pace.either(4, 8)));
        Path log = trial.stack().home().create().log("jmh");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CodecOperations.class.getName() + which)
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
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (RunResult result : results) {
            findings.put(result.getPrimaryResult().getLabel(), finding(result));
        }
        List<Finding> all = new ArrayList<>();
        findings.forEach((function, plain) -> {
            Finding sealed = findings.get(function + SEALED);
            if (sealed != null) {
                all.add(timesAsLong(words(function), sealed, plain));
            }
        });
        all.addAll(findings.values());
        return all;
    }

    /** JMH runs one function after the other: rounds of the same number are no pair, so that medians are compared. */
    private static Finding timesAsLong(String what, Finding sealed, Finding plain) {
        return Finding.of(
                what + ", sealed / without keys",
                "",
                sealed.rounds().stream().map(nanos -> nanos / plain.median()).toList());
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
