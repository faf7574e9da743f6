package io.rapport.bench.start;

import io.rapport.bench.commands.MemberClient;
import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Measurement;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.stack.BenchStack;
import io.rapport.local.process.PartStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A stack that was up before is started again: how long until everything is ready, with and without what the JVMs have
 * kept of earlier starts; then what memory its parts take, idle and while commands come in.
 */
public final class Start implements Benchmark {
    private static final int CLIENTS = 16;
    private static final List<String> SERVICES = List.of("command-service", "query-service");
    private static final Figure READY = new Figure("all ready", "s");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "Ready after up, each part and all, with and without the JVMs' class archives; memory of each part, idle and under"
                + " load.";
    }

    @Override
    public List<String> aims() {
        return List.of("all ready within 12 s", "each service at most 350 MB resident under load");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ZERO;
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        BenchStack archived =
                trial.closing(BenchStack.create(trial.stack().installation(), Map.of("RAPPORT_CDS", "on")));
        BenchStack bare = trial.closing(BenchStack.create(trial.stack().installation(), Map.of("RAPPORT_CDS", "off")));
        trial.now("first starts, which make the data and the archives");
        for (BenchStack stack : List.of(archived, bare)) {
            up(stack);
            stack.stack().down(() -> {});
        }
        Subject a = new Subject("with class archives", restart(archived));
        Subject b = new Subject("without class archives", restart(bare));
        Rounds rounds = trial.measured(List.of(a, b), trial.pace().either(1, 5), Duration.ZERO);
        List<Finding> findings = new ArrayList<>();
        findings.add(rounds.of(a, READY).withAim(Aim.atMost(12)));
        findings.add(rounds.ratio(a, b, READY));
        findings.addAll(rounds.all());
        findings.addAll(memory(trial, archived));
        return findings;
    }

    private static void up(BenchStack stack) {
        stack.require(
                stack.stack().parts().all().stream().map(part -> part.name()).toArray(String[]::new));
    }

    private static Measurement restart(BenchStack stack) {
        return duration -> {
            Instant begin = Instant.now();
            up(stack);
            Map<Figure, Double> times = new LinkedHashMap<>();
            times.put(READY, seconds(begin, Instant.now()));
            for (PartStatus part : stack.stack().status()) {
                Instant ready = part.readySince();
                if (ready != null) {
                    times.put(new Figure(part.part(), "s"), seconds(begin, ready));
                }
            }
            stack.stack().down(() -> {});
            return times;
        };
    }

    private static ProcessHandle process(PartStatus part) {
        Long pid = part.pid();
        return ProcessHandle.of(pid == null ? -1 : pid).orElseThrow();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static List<Finding> memory(Trial trial, BenchStack stack) throws Exception {
        up(stack);
        trial.now("memory, idle");
        TimeUnit.SECONDS.sleep(trial.pace().either(2, 20));
        Map<String, Memory> idle = memory(stack);
        trial.now("memory, under load");
        Map<String, Memory> atWork = underLoad(trial, stack);
        List<Finding> findings = new ArrayList<>();
        idle.forEach((part, memory) -> {
            Memory most = atWork.getOrDefault(part, Memory.NONE);
            Finding resident = megabytes(part + ", resident under load", most.resident());
            findings.add(SERVICES.contains(part) ? resident.withAim(Aim.atMost(350)) : resident);
            findings.add(megabytes(part + ", proportional under load", most.proportional()));
            findings.add(megabytes(part + ", resident idle", memory.resident()));
            findings.add(megabytes(part + ", proportional idle", memory.proportional()));
        });
        return findings;
    }

    private static Finding megabytes(String name, double value) {
        return Finding.of(name, "MB", List.of(value));
    }

    private static Map<String, Memory> memory(BenchStack stack) {
        Map<String, Memory> memory = new LinkedHashMap<>();
        for (PartStatus part : stack.stack().status()) {
            if (part.pid() != null) {
                memory.put(part.part(), Memory.of(process(part)));
            }
        }
        return memory;
    }

    /** The most that each part took at any second. */
    private static Map<String, Memory> underLoad(Trial trial, BenchStack stack) throws Exception {
        List<MemberClient> clients = clients(trial, stack);
        Duration duration = trial.pace().round().multipliedBy(trial.pace().either(6, 8));
        Map<String, Memory> most = new HashMap<>();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> load = threads.submit(() -> ClosedLoop.run(clients, duration));
            while (!load.isDone()) {
                memory(stack).forEach((part, now) -> most.merge(part, now, Memory::max));
                TimeUnit.SECONDS.sleep(1);
            }
            load.get();
        }
        return most;
    }

    private static List<MemberClient> clients(Trial trial, BenchStack stack) throws IOException {
        List<MemberClient> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            clients.add(trial.closing(new MemberClient(
                    stack.uri("command-service"), stack.tokens().of("start-" + number), number)));
        }
        return clients;
    }
}
