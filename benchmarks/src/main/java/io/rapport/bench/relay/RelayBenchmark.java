package io.rapport.bench.relay;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.remote.Beside;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.time.Duration;
import java.util.List;

/** How many events a second are published. */
public final class RelayBenchmark implements Benchmark {

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String description() {
        return "Events/s published from a full event log, beside a bare producer that sends the same records ready-made"
                + " in transactions of the same size.";
    }

    @Override
    public List<String> aims() {
        return List.of("at least 0.70 of the bare producer");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(10);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("preparing the event log");
        trial.stack().require("postgres", "kafka");
        Plan plan = new Plan(
                        "relay",
                        RelayProcess.class.getName(),
                        trial.stack().databases().create("relay"))
                .taking(Integer.toString(trial.pace().either(10_000, 60_000)));
        return Beside.measured(
                trial,
                plan,
                new Beside.Named("Rapport", RelayProcess.RAPPORT),
                new Beside.Named("bare producer", RelayProcess.BARE),
                RelayProcess.THROUGHPUT,
                Aim.atLeast(0.70));
    }
}
