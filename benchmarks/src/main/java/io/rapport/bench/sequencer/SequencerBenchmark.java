package io.rapport.bench.sequencer;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.remote.Beside;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.time.Duration;
import java.util.List;

/** How many events a second get their position. */
public final class SequencerBenchmark implements Benchmark {

    @Override
    public String name() {
        return "sequencer";
    }

    @Override
    public String description() {
        return "Events/s that get their position from a full outbox, beside inserting the very same rows ready-made.";
    }

    @Override
    public List<String> aims() {
        return List.of("at least 0.70 of INSERT … SELECT, in transactions of the same size");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(8);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("preparing the outbox");
        trial.stack().require("postgres");
        Plan plan = new Plan(
                        "sequencer",
                        SequencerProcess.class.getName(),
                        trial.stack().databases().create("sequencer"))
                .taking(Integer.toString(trial.pace().either(20_000, 200_000)));
        return Beside.measured(
                trial,
                plan,
                new Beside.Named("Rapport", SequencerProcess.RAPPORT),
                new Beside.Named("INSERT … SELECT", SequencerProcess.BARE),
                SequencerProcess.THROUGHPUT,
                Aim.atLeast(0.70));
    }
}
