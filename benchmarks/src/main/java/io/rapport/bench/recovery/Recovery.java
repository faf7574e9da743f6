package io.rapport.bench.recovery;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.stack.BenchStack;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Lag;
import io.rapport.local.process.PartStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Each part is killed while commands come in, and the stack is mended with what {@code ./rapport up} does: how long
 * from the kill until commands are accepted again and nothing that was accepted is on its way any more.
 */
public final class Recovery implements Benchmark {
    private static final Figure ACCEPTS = new Figure("accepts commands", "s");
    private static final Figure RECOVERED = new Figure("lag 0", "s");
    private static final int COMMANDS_BEFORE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String description() {
        return "Kill of each part while commands come in, until the stack is mended and every read model has caught up.";
    }

    @Override
    public List<String> aims() {
        return List.of("each within 10 s");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ZERO;
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        // What a stack has from its second start on: archives of the JVMs' classes.
        BenchStack stack = trial.closing(BenchStack.create(trial.stack().installation(), Map.of("RAPPORT_CDS", "on")));
        trial.now("starting the stack, twice: from the second start on it has class archives");
        up(stack);
        stack.stack().down(() -> {});
        up(stack);
        List<Subject> parts = new ArrayList<>();
        try (Traffic traffic = new Traffic(stack)) {
            traffic.awaitMore(trial.pace().either(300, 3_000));
            for (PartStatus part : stack.stack().status()) {
                parts.add(new Subject(part.part(), duration -> killAndMend(stack, part.part(), traffic)));
            }
            Rounds rounds = trial.measured(parts, trial.pace().either(1, 3), Duration.ZERO);
            List<Finding> findings = new ArrayList<>();
            parts.forEach(part -> findings.add(rounds.of(part, RECOVERED).withAim(Aim.atMost(10))));
            parts.forEach(part -> findings.add(rounds.of(part, ACCEPTS)));
            return findings;
        }
    }

    private static void up(BenchStack stack) {
        stack.require(
                stack.stack().parts().all().stream().map(part -> part.name()).toArray(String[]::new));
    }

    private static Map<Figure, Double> killAndMend(BenchStack stack, String part, Traffic traffic) throws Exception {
        traffic.awaitMore(COMMANDS_BEFORE);
        long begin = System.nanoTime();
        kill(stack, part);
        up(stack);
        traffic.awaitMore(1);
        double accepts = secondsSince(begin);
        // There is hardly a moment without a command on its way as long as some come in.
        traffic.pause();
        awaitNoLag(stack.apis());
        Map<Figure, Double> times = new LinkedHashMap<>();
        times.put(RECOVERED, secondsSince(begin));
        times.put(ACCEPTS, accepts);
        traffic.resume();
        return times;
    }

    private static void kill(BenchStack stack, String part) {
        long pid = stack.stack().status().stream()
                .filter(status -> status.part().equals(part))
                .map(PartStatus::pid)
                .filter(known -> known != null)
                .findFirst()
                .orElseThrow();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void awaitNoLag(Apis apis) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Lag.of(apis).isNone()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The read models do not catch up");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
