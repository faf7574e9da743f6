package io.rapport.bench.growth;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.remote.RemoteMeasurement;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command costs as the store grows. One is sent at a time, so that its latency is its cost and nobody's queue;
 * and past HTTP, whose share is the same at any size and would make a slope look flatter than it is.
 */
public final class Growth implements Benchmark {

    private static final Aim FLAT = Aim.atMost(1.2);
    private static final int MANY_MEMBERS = 100_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String description() {
        return "What a command costs on a relationship with 10, 1,000 and 50,000 events, and in a store of 1,000 and of"
                + " 100,000 members, beside itself at the small end.";
    }

    @Override
    public List<String> aims() {
        return List.of("at most 1.2 times the small end");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(22);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.now("starting PostgreSQL and a service, and writing histories");
        trial.stack().require("postgres", "issuer");
        Database few = trial.stack().databases().create("growth");
        ServiceJvm withFew = warm(trial, start(trial, "growth-few", few, Map.of(), GrowthProcess.FEW_MEMBERS, true));
        List<Finding> findings = new ArrayList<>(besideFirst(trial, lengths(withFew, ""), FLAT));
        if (!trial.pace().quick()) {
            Database many = trial.stack().databases().create("growth");
            findings.addAll(members(trial, withFew, many));
            findings.addAll(withoutCache(trial, few, many));
        }
        return findings;
    }

    /** What is kept in memory beside what is kept in memory; and members who are not, beside those who are. */
    private static List<Finding> members(Trial trial, ServiceJvm withFew, Database many) throws Exception {
        trial.now("writing the histories of 100,000 members");
        ServiceJvm withMany = warm(trial, start(trial, "growth-many", many, Map.of(), MANY_MEMBERS, true));
        Subject first = subject("1,000 members", withFew, GrowthProcess.FEW);
        Subject active = subject("1,000 of 100,000 members", withMany, GrowthProcess.FEW);
        Subject all = subject("100,000 members, too many for the cache", withMany, GrowthProcess.ALL);
        Rounds rounds = rounds(trial, List.of(first, active, all));
        List<Finding> findings = new ArrayList<>(List.of(
                rounds.ratio(active, first, GrowthProcess.LATENCY).withAim(FLAT),
                rounds.ratio(all, first, GrowthProcess.LATENCY)));
        findings.addAll(rounds.all());
        withFew.close();
        withMany.close();
        return findings;
    }

    /** Nothing is kept between two commands, as if each were the first one after a start. */
    private static List<Finding> withoutCache(Trial trial, Database few, Database many) throws Exception {
        Map<String, String> forgetful = Map.of("RAPPORT_AGGREGATE_CACHE_SIZE", "0");
        ServiceJvm withFew =
                warm(trial, start(trial, "growth-few-cold", few, forgetful, GrowthProcess.FEW_MEMBERS, false));
        ServiceJvm withMany = warm(trial, start(trial, "growth-many-cold", many, forgetful, MANY_MEMBERS, false));
        List<Finding> findings = new ArrayList<>(besideFirst(
                trial,
                List.of(
                        subject("1,000 members, not cached", withFew, GrowthProcess.FEW),
                        subject("100,000 members, not cached", withMany, GrowthProcess.ALL)),
                FLAT));
        findings.addAll(besideFirst(trial, lengths(withFew, ", not cached"), null));
        return findings;
    }

    private static ServiceJvm start(
            Trial trial, String name, Database database, Map<String, String> environment, int members, boolean write)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RAPPORT_PUBLISHING", "off");
        return trial.closing(ServiceJvm.start(
                trial.stack(),
                new Plan(name, GrowthProcess.class.getName(), database)
                        .with(all)
                        .taking(Integer.toString(members), Boolean.toString(write))));
    }

    /** Waits for it and has many threads use it: one command at a time would leave it cold for minutes. */
    private static ServiceJvm warm(Trial trial, ServiceJvm service) throws Exception {
        service.awaitReady();
        trial.now("warming the service up");
        new RemoteMeasurement(service.address(), GrowthProcess.ANYTHING)
                .measure(trial.pace().warmUp());
        return service;
    }

    private static List<Subject> lengths(ServiceJvm service, String how) {
        return Size.ALL.stream()
                .map(size -> subject(size.words() + how, service, Integer.toString(size.events())))
                .toList();
    }

    private static Subject subject(String name, ServiceJvm service, String measurement) {
        return new Subject(name, new RemoteMeasurement(service.address(), measurement));
    }

    private static List<Finding> besideFirst(Trial trial, List<Subject> subjects, @Nullable Aim aim) throws Exception {
        Rounds rounds = rounds(trial, subjects);
        List<Finding> findings = new ArrayList<>();
        for (Subject grown : subjects.subList(1, subjects.size())) {
            Finding ratio = rounds.ratio(grown, subjects.getFirst(), GrowthProcess.LATENCY);
            findings.add(aim == null ? ratio : ratio.withAim(aim));
        }
        findings.addAll(rounds.all());
        return findings;
    }

    private static Rounds rounds(Trial trial, List<Subject> subjects) throws Exception {
        Pace pace = trial.pace().quick() ? trial.pace().withRound(Duration.ofMillis(400)) : trial.pace();
        return trial.rounds(subjects, pace.withWarmUp(pace.warmUp().dividedBy(8)));
    }
}
