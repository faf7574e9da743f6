package io.rapport.bench.visible;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.Inputs;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stack.WorkerJvm;
import io.rapport.bench.visible.Arrivals.Percentiles;
import io.rapport.local.http.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the accepted command to the query that shows it, at a fifth and at three fifths of what the stack can take. */
public final class Visible implements Benchmark {
    private static final int CLIENTS = 16;
    private static final double MOST_LOOKS_A_SECOND = 60;

    private static final Figure P50 = new Figure("p50", "ms");
    private static final Figure P99 = new Figure("p99", "ms");

    private final Inputs inputs;

    public Visible(Inputs inputs) {
        this.inputs = inputs;
    }

    /** Commands a second, and what the figures call them. */
    private record Load(double perSecond, String label) {}

    private List<Load> loads(double sustained) {
        Integer rate = inputs.rate();
        return rate == null
                ? List.of(new Load(sustained * 0.2, " at 20 %"), new Load(sustained * 0.6, " at 60 %"))
                : List.of(new Load(rate, " at %d/s".formatted(rate)));
    }

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public String description() {
        return "Command accepted until a query shows it, at 20 % and 60 % of the rate that the whole stack keeps up with,"
                + " beside insert, Kafka transaction, read_committed consumer and one replace in MongoDB; and beside"
                + " the least that promises what Rapport does.";
    }

    @Override
    public List<String> aims() {
        return List.of("p50 at most 1.5 times, p99 at most twice the bare loop's");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ZERO;
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        BenchStack stack = trial.stack();
        trial.now("starting the stack");
        stack.require("command-service", "query-service");
        Arrivals arrivals = new Arrivals();
        List<Witness> witnesses = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            witnesses.add(trial.closing(new Witness(
                    stack.uri("command-service"),
                    stack.uri("query-service"),
                    stack.tokens().of("visible-" + number),
                    number,
                    arrivals)));
        }
        double rate = sustained(trial, witnesses);
        // The slowest of a hundred is to be one of several.
        Duration round = trial.pace().round().multipliedBy(trial.pace().either(1, 3));
        WorkerJvm bare = loop(trial, Loop.Kind.BARE);
        WorkerJvm guarded = loop(trial, Loop.Kind.GUARDED);
        List<Finding> findings = new ArrayList<>();
        for (Load one : loads(rate)) {
            double perSecond = one.perSecond();
            String load = one.label();
            Subject a = new Subject("Rapport" + load, duration -> {
                arrivals.begin();
                witnesses.forEach(witness -> witness.look(MOST_LOOKS_A_SECOND / perSecond));
                OpenLoop.run(witnesses, perSecond, duration);
                return figures(arrivals.percentiles());
            });
            Subject b = loopSubject("bare loop" + load, bare, perSecond);
            Subject c = loopSubject("guarded loop" + load, guarded, perSecond);
            List<Subject> subjects = List.of(a, b, c);
            // The loops have done nothing so far, and none has gone at this rate.
            for (Subject subject : subjects) {
                trial.now("warming up: " + subject.name());
                subject.measurement().measure(trial.pace().warmUp());
            }
            Rounds rounds = trial.measured(subjects, trial.pace().rounds(), round);
            findings.add(rounds.ratio(a, b, P50).withAim(Aim.atMost(1.5)));
            findings.add(rounds.ratio(a, b, P99).withAim(Aim.atMost(2)));
            for (Figure figure : List.of(P50, P99)) {
                findings.add(rounds.ratio(a, c, figure));
                findings.add(rounds.ratio(c, b, figure));
            }
            findings.addAll(rounds.all());
        }
        findings.add(Finding.of("sustained by the whole stack", "commands/s", List.of(rate)));
        return findings;
    }

    private static Map<Figure, Double> figures(Percentiles latencies) {
        return Map.of(P50, latencies.p50(), P99, latencies.p99());
    }

    private static String errand(double perSecond, Duration duration) {
        return perSecond + " " + duration.toMillis();
    }

    /**
     * What the whole stack keeps up with, once it has stopped getting faster: six JVMs warm up together, which takes
     * minutes on two cores, and what is 60 % of the rate of cold ones is nothing to warm ones. Queries warm up first:
     * each client waits for its own, so that they would slow down what follows.
     */
    private static double sustained(Trial trial, List<Witness> witnesses) throws Exception {
        trial.now("warming up: every command looked for");
        witnesses.forEach(witness -> witness.look(1));
        ClosedLoop.run(witnesses, Duration.ofSeconds(trial.pace().either(4, 60)));
        witnesses.forEach(witness -> witness.look(0));
        Duration slice = Duration.ofSeconds(trial.pace().either(4, 10));
        int slices = Math.max(
                Math.toIntExact(trial.pace().warmUp().dividedBy(slice)),
                trial.pace().either(4, 20));
        List<Double> rates = new ArrayList<>();
        while (rates.size() < slices) {
            rates.add(slice(trial.stack(), witnesses, slice));
            trial.now("warming up: %.0f commands/s".formatted(rates.getLast()));
        }
        return rates.subList(slices - (slices + 3) / 4, slices).stream()
                .mapToDouble(rate -> rate)
                .average()
                .orElseThrow();
    }

    /** Commands a second from the first one sent to the last one visible: what is accepted is not yet through. */
    private static double slice(BenchStack stack, List<Witness> witnesses, Duration duration) throws Exception {
        long begin = System.nanoTime();
        long commands = ClosedLoop.run(witnesses, duration).operations();
        while (!Lag.of(stack.apis()).isNone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return commands / ((System.nanoTime() - begin) / 1e9);
    }

    private static Subject loopSubject(String name, WorkerJvm loop, double perSecond) {
        return new Subject(name, duration -> figures(Percentiles.read(loop.run(errand(perSecond, duration)))));
    }

    private static WorkerJvm loop(Trial trial, Loop.Kind kind) throws Exception {
        BenchStack stack = trial.stack();
        Database database = stack.databases().create("visible_" + kind.name().toLowerCase(Locale.ROOT));
        return trial.closing(WorkerJvm.start(
                stack,
                kind.label(),
                Loop.class,
                List.of(),
                List.of("postgresql-", "HdrHistogram-"),
                kind.name(),
                stack.address("kafka"),
                stack.address("mongodb"),
                database.url(),
                database.user(),
                database.password()));
    }
}
