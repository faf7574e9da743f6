package io.rapport.bench.bus;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.remote.Beside;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many commands a second are taken without HTTP. */
public final class Bus implements Benchmark {

    private static final String THREADS = "16";

    @Override
    public String name() {
        return "bus";
    }

    @Override
    public String description() {
        return "Commands/s through the dispatcher, without HTTP, at 16 threads, beside a bare insert at as many.";
    }

    @Override
    public List<String> aims() {
        return List.of("at least 0.60 of the bare insert");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(17);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("starting PostgreSQL and the service");
        trial.stack().require("postgres", "issuer");
        Plan plan = new Plan(
                        "bus",
                        BusProcess.class.getName(),
                        trial.stack().databases().create("bus"))
                .with(Map.of("RAPPORT_PUBLISHING", "off"))
                .taking(THREADS);
        return Beside.measured(
                trial,
                plan,
                new Beside.Named("Rapport", BusProcess.RAPPORT),
                new Beside.Named("bare insert", BusProcess.BARE),
                BusProcess.THROUGHPUT,
                Aim.atLeast(0.60));
    }
}
