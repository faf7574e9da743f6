package io.rapport.bench.query;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.Inputs;
import io.rapport.bench.load.ClosedLoop;
import io.rapport.bench.load.Load;
import io.rapport.bench.load.OpenLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of the timeline, a card and a goal's progress, with few events in the read models and with many. */
public final class Queries implements Benchmark {
    private static final int FEW = 1_000;
    private static final int CLIENTS = 4;
    private static final double REQUESTS_A_SECOND = 100;
    private static final Figure RATE = new Figure("rate", "queries/s");
    private static final Figure P50 = new Figure("p50", "ms");
    private static final Figure P99 = new Figure("p99", "ms");

    private final Inputs inputs;

    /** With as many events as these inputs say. */
    public Queries(Inputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String description() {
        return "Timeline page, card and goal progress over HTTP with JWT, at 1,000 and at many events, beside an endpoint"
                + " that reads by the bare driver and answers the same bytes ready-made.";
    }

    @Override
    public List<String> aims() {
        return List.of(
                "at least 0.85 of the bare endpoint's queries/s with 4 clients",
                "p99 with many events at most 1.25 times that with 1,000");
    }

    @Override
    public Duration quickBudget() {
        return Duration.ofSeconds(40);
    }

    @Override
    public List<Finding> run(Trial trial) throws Exception {
        trial.stack().require("kafka", "mongodb", "issuer");
        Contents few = Contents.make(trial, FEW);
        Contents many = Contents.make(trial, inputs.eventsOr(trial.pace().either(20_000, 1_000_000)));
        List<Finding> findings = new ArrayList<>();
        for (String kind : Contents.KINDS) {
            Subject rapportFew = rapport(trial, kind, few);
            Subject bareFew = bare(trial, kind, few);
            Subject rapportMany = rapport(trial, kind, many);
            Subject bareMany = bare(trial, kind, many);
            Rounds rounds = measured(trial, List.of(rapportFew, bareFew, rapportMany, bareMany));
            findings.add(rounds.ratio(rapportFew, bareFew, RATE).withAim(Aim.atLeast(0.85)));
            findings.add(rounds.ratio(rapportMany, bareMany, RATE).withAim(Aim.atLeast(0.85)));
            findings.add(rounds.ratio(rapportMany, rapportFew, P99).withAim(Aim.atMost(1.25)));
            findings.addAll(rounds.all());
        }
        return findings;
    }

    /** Twelve subjects share the time of a quick run. */
    private static Rounds measured(Trial trial, List<Subject> subjects) throws Exception {
        if (!trial.pace().quick()) {
            return trial.rounds(subjects);
        }
        for (Subject subject : subjects) {
            trial.now("warming up: " + subject.name());
            subject.measurement().measure(trial.pace().round());
        }
        return trial.measured(subjects, 2, trial.pace().round().dividedBy(2));
    }

    private static Subject rapport(Trial trial, String kind, Contents contents) throws IOException {
        return subject("Rapport", trial, kind, contents, contents.rapport());
    }

    private static Subject bare(Trial trial, String kind, Contents contents) throws IOException {
        return subject("bare", trial, kind, contents, contents.bare());
    }

    private static Subject subject(String name, Trial trial, String kind, Contents contents, Side side)
            throws IOException {
        List<Asker> askers = side.askers(trial, CLIENTS, contents.questions(kind));
        return new Subject("%s, %,d events, %s".formatted(kind, contents.events(), name), duration -> {
            Duration half = duration.dividedBy(2);
            Map<Figure, Double> figures = new LinkedHashMap<>();
            figures.put(RATE, ClosedLoop.run(askers, half).rate());
            Load byTheClock = OpenLoop.run(askers, REQUESTS_A_SECOND, half);
            figures.put(P50, byTheClock.millisAt(50));
            figures.put(P99, byTheClock.millisAt(99));
            return figures;
        });
    }
}
