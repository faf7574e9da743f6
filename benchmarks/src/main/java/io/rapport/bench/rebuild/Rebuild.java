package io.rapport.bench.rebuild;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Measurement;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.Inputs;
import io.rapport.bench.rebuild.Workers.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every projection built from the beginning, out of contacts and out of a million events of all kinds, beside the bare
 * writing of the same documents.
 */
public final class Rebuild implements Benchmark {
    private static final Figure RATE = new Figure("rate", "events/s");
    private static final Figure TIME = new Figure("time", "s");
    /** The packages of all read models of query-service. A quick run has time for the first three. */
    static final List<String> PROJECTIONS = List.of(
            "timeline",
            "relationship",
            "goal",
            "agenda",
            "network",
            "gathering",
            "introduction",
            "coaching",
            "mission",
            "skill",
            "plan",
            "programme");

    /** Of another service, but of the same engine. A quick run measures it too. */
    private static final String ANALYTICS = "analytics";

    private static final int QUICK = 3;
    private static final double SECONDS_FOR_A_MILLION = 40;

    private static final int MILLION = 1_000_000;

    private final Inputs inputs;

    /** Folds these histories, or such as are generated. */
    public Rebuild(Inputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String description() {
        return "Events a second of each projection from the beginning, beside reading the same records and bulk-writing"
                + " the same documents ready-made.";
    }

    @Override
    public List<String> aims() {
        return List.of(
                "each projection at 0.70 of the ready-made documents or more",
                "1,000,000 events in 40 s or less on 2 cores with the embedded MongoDB");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(40);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        Workers workers = Workers.start(trial);
        List<Finding> findings = new ArrayList<>();
        trial.now("filling a topic with contacts");
        Topic met = workers.fill("contacts", inputs.contactsErrand());
        for (String projection : measured(trial)) {
            Sides sides = new Sides(workers, met, "contacts", List.of(projection));
            warmUp(trial, sides);
            findings.addAll(
                    sides.findings(trial.measured(sides.all(), trial.pace().rounds(), Duration.ZERO)));
        }
        int events = inputs.eventsOr(trial.pace().either(0, MILLION));
        if (events > 0) {
            findings.addAll(mixed(trial, workers, events));
        }
        return findings;
    }

    private static List<String> measured(Trial trial) {
        List<String> measured = new ArrayList<>(trial.pace().quick() ? PROJECTIONS.subList(0, QUICK) : PROJECTIONS);
        measured.add(ANALYTICS);
        return measured;
    }

    private static String packageOf(String projection) {
        return projection.equals(ANALYTICS) ? "io.rapport.analytics.fold" : "io.rapport.query.models." + projection;
    }

    /** Whole rounds, one at least: a rebuild has no shorter form than itself. */
    private static void warmUp(Trial trial, Sides sides) throws Exception {
        long end = System.nanoTime() + trial.pace().warmUp().toNanos();
        do {
            trial.now("warming up: " + sides.label);
            for (Subject subject : sides.all()) {
                subject.measurement().measure(Duration.ZERO);
            }
        } while (System.nanoTime() < end);
    }

    /** The JVMs are warm by then, and so much work warms them further than it is worth to wait for. */
    private static List<Finding> mixed(Trial trial, Workers workers, int events) throws Exception {
        List<Finding> findings = new ArrayList<>();
        trial.now("filling a topic with %,d events of all kinds".formatted(events));
        Topic topic = workers.fill("mixed", "mixed " + events);
        int rounds = trial.pace().either(1, 2);
        for (String projection : measured(trial)) {
            Sides sides = new Sides(workers, topic, "%,d events".formatted(events), List.of(projection));
            findings.addAll(sides.findings(trial.measured(sides.all(), rounds, Duration.ZERO)));
        }
        if (!trial.pace().quick()) {
            Sides all = new Sides(workers, topic, "%,d events".formatted(events), PROJECTIONS);
            findings.addAll(all.findings(trial.measured(all.all(), 1, Duration.ZERO)));
        }
        return findings;
    }

    /**
     * The two sides of a comparison; a limit that no consumer with checkpoints could keep to; and what is left of the
     * ready-made side once it reads the events and what they change, as whoever folds has to.
     */
    private static final class Sides {
        private static final String DATABASE = "bench";

        private final Workers workers;
        private final String label;
        private final Task fold;
        private final Subject engine;
        private final Subject byBatch;
        private final Subject once;
        private final Subject loaded;
        private boolean prepared;

        Sides(Workers workers, Topic topic, String history, List<String> projections) {
            this.workers = workers;
            label = (projections.equals(PROJECTIONS) ? "all" : String.join(" + ", projections)) + " of " + history;
            fold = new Task(
                    Task.Kind.FOLD,
                    projections.stream().map(Rebuild::packageOf).collect(Collectors.joining(",")),
                    topic.name(),
                    topic.events(),
                    DATABASE);
            engine = new Subject(label, measurement(Task.Kind.FOLD));
            byBatch = new Subject("the same documents ready-made", measurement(Task.Kind.WRITE_BY_BATCH));
            once = new Subject("each document once", measurement(Task.Kind.WRITE_ONCE));
            loaded = new Subject("loaded before", measurement(Task.Kind.LOAD_AND_WRITE_BY_BATCH));
        }

        List<Subject> all() {
            return List.of(engine, byBatch, once, loaded);
        }

        private Measurement measurement(Task.Kind kind) {
            return duration -> {
                if (kind != Task.Kind.FOLD && !prepared) {
                    workers.run(fold.as(Task.Kind.PREPARE));
                    prepared = true;
                }
                double seconds = workers.run(fold.as(kind)).toNanos() / 1e9;
                return Map.of(RATE, fold.events() / seconds, TIME, seconds);
            };
        }

        List<Finding> findings(Rounds rounds) {
            List<Finding> findings = new ArrayList<>();
            findings.add(named("share of ready-made", rounds.ratio(engine, byBatch, RATE))
                    .withAim(Aim.atLeast(0.70)));
            findings.add(named("share of each document once", rounds.ratio(engine, once, RATE)));
            findings.add(named("share of ready-made that is loaded before", rounds.ratio(engine, loaded, RATE)));
            findings.add(named("rate", rounds.of(engine, RATE)));
            findings.add(named("ready-made", rounds.of(byBatch, RATE)));
            findings.add(named("each document once", rounds.of(once, RATE)));
            findings.add(named("ready-made, loaded before", rounds.of(loaded, RATE)));
            Finding time = named("time", rounds.of(engine, TIME));
            findings.add(fold.events() == MILLION ? time.withAim(Aim.atMost(SECONDS_FOR_A_MILLION)) : time);
            return findings;
        }

        private Finding named(String name, Finding of) {
            return new Finding(label + ", " + name, of.unit(), of.rounds(), of.aim());
        }
    }
}
