package io.rapport.bench.append;

import io.rapport.bench.commands.MemberClient;
import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many commands a second are taken over HTTP. */
public final class Append implements Benchmark {

    private static final int CLIENTS = 16;
    private static final Figure THROUGHPUT = new Figure("throughput", "commands/s");

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String description() {
        return "Commands/s over HTTP with JWT, 16 clients, one in five about a new aggregate, beside an endpoint that"
                + " inserts the same row.";
    }

    @Override
    public List<String> aims() {
        return List.of("at least 0.70 of the bare insert");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(45);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        BenchStack stack = trial.stack();
        trial.now("starting PostgreSQL, Kafka and the issuer");
        stack.require("postgres", "kafka", "issuer");
        trial.now("starting the services");
        ServiceJvm rapport = trial.closing(ServiceJvm.start(
                stack, Plan.commandService("append-rapport", stack.databases().create("append_rapport"), Map.of())));
        ServiceJvm bare = trial.closing(ServiceJvm.start(
                stack,
                new Plan(
                        "append-bare",
                        "io.rapport.bench.peer.BareInsert",
                        stack.databases().create("append_bare"),
                        Map.of())));
        Subject a = subject("Rapport", trial, rapport.awaitReady().address());
        Subject b = subject("bare insert", trial, bare.awaitReady().address());
        Rounds rounds = trial.rounds(List.of(a, b));
        List<Finding> findings = new ArrayList<>();
        findings.add(rounds.ratio(a, b, THROUGHPUT).withAim(Aim.atLeast(0.70)));
        findings.addAll(rounds.all());
        return findings;
    }

    private static Subject subject(String name, Trial trial, URI service) throws IOException {
        List<MemberClient> clients = new ArrayList<>();
        for (int number = 1; number <= CLIENTS; number++) {
            String token = trial.stack().tokens().of("bench-" + number);
            clients.add(trial.closing(new MemberClient(service, token, number)));
        }
        return new Subject(
                name,
                duration -> Map.of(THROUGHPUT, ClosedLoop.run(clients, duration).rate()));
    }
}
