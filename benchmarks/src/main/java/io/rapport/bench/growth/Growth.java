package io.rapport.bench.growth;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.load.Load;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
import io.rapport.bench.stored.StoredHistory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a command costs as the store grows. One client sends one command at a time, so that its latency is its cost and
 * nobody's queue.
 */
public final class Growth implements Benchmark {

    private static final Figure LATENCY = new Figure("median latency", "ms");
    private static final Figure TAIL = new Figure("p99", "ms");
    private static final Figure PROCESSOR = new Figure("processor time", "ms/command");
    private static final Aim FLAT = Aim.atMost(1.2);

    private static final int FEW_MEMBERS = 1_000;
    private static final int MANY_MEMBERS = 100_000;
    private static final int EVENTS_OF_A_MEMBER = 2;

    /** Few enough that a run leaves every aggregate near the size that it is named after. */
    private static final List<Size> SIZES =
            List.of(new Size(10, 1_000_000, 400), new Size(1_000, 2_000_000, 4), new Size(50_000, 3_000_000, 1));

    /** Some relationships with so many events, of the members whose numbers follow the first. */
    private record Size(int events, long first, int relationships) {

        LongStream members() {
            return LongStream.range(first, first + relationships);
        }

        String words() {
            return "%,d events".formatted(events);
        }
    }

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
        trial.now("starting the services");
        trial.stack().require("postgres", "issuer");
        Database few = trial.stack().databases().create("growth_few");
        Database many = trial.stack().databases().create("growth_many");
        ServiceJvm withFew = start(trial, "growth-few", few, Map.of());
        ServiceJvm withMany = start(trial, "growth-many", many, Map.of());
        withFew.awaitReady();
        withMany.awaitReady();
        trial.now("writing the histories");
        write(few, FEW_MEMBERS);
        write(many, MANY_MEMBERS);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(lengths(trial, withFew, "", FLAT));
        findings.addAll(members(trial, withFew, withMany));
        if (!trial.pace().quick()) {
            // Nothing is kept between two commands, as if each were the first one after a start.
            ServiceJvm forgetful = start(trial, "growth-cold", few, Map.of("RAPPORT_AGGREGATE_CACHE_SIZE", "0"));
            findings.addAll(lengths(trial, forgetful.awaitReady(), ", not cached", null));
        }
        return findings;
    }

    private static ServiceJvm start(Trial trial, String name, Database database, Map<String, String> environment)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RAPPORT_PUBLISHING", "off");
        return trial.closing(ServiceJvm.start(
                trial.stack(), Plan.commandService(name, database).with(all)));
    }

    private static void write(Database database, int members) throws SQLException {
        StoredHistory history = new StoredHistory(database).relationships(1, members, EVENTS_OF_A_MEMBER);
        if (members == FEW_MEMBERS) {
            for (Size size : SIZES) {
                history.relationships(size.first(), size.first() + size.relationships() - 1, size.events());
            }
        }
        history.settle();
    }

    private static List<Finding> lengths(Trial trial, ServiceJvm service, String how, @Nullable Aim aim)
            throws Exception {
        List<Subject> subjects = new ArrayList<>();
        for (Size size : SIZES) {
            subjects.add(subject(trial, size.words() + how, service, size.members()));
        }
        return besideFirst(trial, subjects, aim);
    }

    private static List<Finding> members(Trial trial, ServiceJvm withFew, ServiceJvm withMany) throws Exception {
        int visited = trial.pace().either(1_000, 12_000);
        Random random = new Random(visited);
        LongStream all = random.longs(1, MANY_MEMBERS + 1).distinct().limit(visited);
        return besideFirst(
                trial,
                List.of(
                        subject(trial, "1,000 members", withFew, LongStream.rangeClosed(1, FEW_MEMBERS)),
                        subject(trial, "1,000 of 100,000 members", withMany, LongStream.rangeClosed(1, FEW_MEMBERS)),
                        subject(trial, "100,000 members", withMany, all)),
                FLAT);
    }

    private static List<Finding> besideFirst(Trial trial, List<Subject> subjects, @Nullable Aim aim) throws Exception {
        Pace pace = trial.pace();
        Pace ours = pace.quick() ? new Pace(true, Duration.ofMillis(800), 3, Duration.ofMillis(400)) : pace;
        Rounds rounds = trial.rounds(subjects, ours);
        List<Finding> findings = new ArrayList<>();
        for (Subject grown : subjects.subList(1, subjects.size())) {
            Finding ratio = rounds.ratio(grown, subjects.getFirst(), LATENCY);
            findings.add(aim == null ? ratio : ratio.withAim(aim));
        }
        findings.addAll(rounds.all());
        return findings;
    }

    private static Subject subject(Trial trial, String name, ServiceJvm service, LongStream members)
            throws IOException {
        RotatingClient client = trial.closing(
                new RotatingClient(service.address(), trial.stack().mintedTokens(), members));
        return new Subject(name, duration -> {
            Duration processorBefore = service.processorTime();
            Load load = ClosedLoop.run(List.of(client), duration);
            Duration processor = service.processorTime().minus(processorBefore);
            return Map.of(
                    LATENCY, load.millisAt(50),
                    TAIL, load.millisAt(99),
                    PROCESSOR, processor.toNanos() / 1e6 / load.operations());
        });
    }
}
