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
import io.rapport.bench.peer.BareInsert;
import io.rapport.bench.peer.StockAxon;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.Databases;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
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
                + " inserts the same row, and beside the same aggregates on stock Axon.";
    }

    @Override
    public List<String> aims() {
        return List.of("at least 0.70 of the bare insert", "at least 2.5 times stock Axon");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(38);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("starting PostgreSQL, Kafka and the issuer");
        trial.stack().require("postgres", "kafka", "issuer");
        trial.now("starting the services");
        List<ServiceJvm> services = services(trial);
        Subject rapport = subject("Rapport", trial, services.get(0));
        Subject bare = subject("bare insert", trial, services.get(1));
        Subject axon = subject("stock Axon", trial, services.get(2));
        List<Subject> subjects = new ArrayList<>(List.of(rapport, bare, axon));
        if (!trial.pace().quick()) {
            subjects.add(subject("Rapport, publishing too", trial, services.get(3)));
        }
        Rounds rounds = trial.rounds(subjects);
        List<Finding> findings = new ArrayList<>();
        findings.add(rounds.ratio(rapport, bare, THROUGHPUT).withAim(Aim.atLeast(0.70)));
        findings.add(rounds.ratio(rapport, axon, THROUGHPUT).withAim(Aim.atLeast(2.5)));
        findings.addAll(rounds.all());
        return findings;
    }

    /** Whoever publishes has less left for commands; a thorough run measures that as well, without an aim. */
    private static List<ServiceJvm> services(Trial trial) throws Exception {
        BenchStack stack = trial.stack();
        Databases databases = stack.databases();
        List<Plan> plans = new ArrayList<>(List.of(
                Plan.commandService("append-rapport", databases.create("append"))
                        .with(Map.of("RAPPORT_PUBLISHING", "off")),
                new Plan("append-bare", BareInsert.class.getName(), databases.create("append")),
                new Plan("append-axon", StockAxon.class.getName(), databases.create("append"))));
        if (!trial.pace().quick()) {
            plans.add(Plan.commandService("append-publishing", databases.create("append"))
                    .with(Map.of("RAPPORT_PUBLISHING", "on", "RAPPORT_EVENTS_TOPIC", "append.events")));
        }
        List<ServiceJvm> services = new ArrayList<>();
        for (Plan plan : plans) {
            services.add(trial.closing(ServiceJvm.start(stack, plan)));
        }
        return services;
    }

    private static Subject subject(String name, Trial trial, ServiceJvm service) throws Exception {
        service.awaitReady();
        List<MemberClient> clients = new ArrayList<>();
        for (int number = 1; number <= CLIENTS; number++) {
            String token = trial.stack().tokens().of("bench-" + number);
            clients.add(trial.closing(new MemberClient(service.address(), token, number)));
        }
        return new Subject(
                name,
                duration -> Map.of(THROUGHPUT, ClosedLoop.run(clients, duration).rate()));
    }
}
