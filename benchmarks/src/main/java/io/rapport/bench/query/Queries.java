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
    private static final double REQUESTS_A_SECOND = 200;
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
        Side keepingNothing = many.withoutKeeping(trial);
        warmUp(trial, few, few.rapport(), few.bare());
        warmUp(trial, many, many.rapport(), many.bare(), keepingNothing);
        List<Finding> findings = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Subject rapportFew = withLatency("Rapport", trial, kind, few, few.rapport());
            Subject bareFew = subject("bare", trial, kind, few, few.bare());
            Subject rapportMany = withLatency("Rapport", trial, kind, many, many.rapport());
            Subject bareMany = subject("bare", trial, kind, many, many.bare());
            Subject anew = subject("Rapport, each anew", trial, kind, many, keepingNothing);
            List<Subject> subjects = kind == Kind.TIMELINE
                    ? List.of(rapportFew, bareFew, rapportMany, bareMany)
                    : List.of(rapportFew, bareFew, rapportMany, anew, bareMany);
            Rounds rounds = trial.measured(subjects, trial.pace().rounds(), turn(trial));
            findings.add(rounds.ratio(rapportFew, bareFew, RATE).withAim(Aim.atLeast(0.85)));
            findings.add(rounds.ratio(rapportMany, bareMany, RATE).withAim(Aim.atLeast(0.85)));
            if (subjects.contains(anew)) {
                findings.add(rounds.ratio(anew, bareMany, RATE));
            }
            findings.add(rounds.ratio(rapportMany, rapportFew, P99).withAim(Aim.atMost(1.25)));
            findings.addAll(rounds.all());
        }
        return findings;
    }

    /**
     * Fourteen subjects take turns, some of them twice, so a turn is shorter than usual; in one second, chance decides.
     */
    private static Duration turn(Trial trial) {
        return trial.pace().round().dividedBy(trial.pace().either(3, 2));
    }

    /** Each side is asked everything at once, as it would be; what is asked for alone afterwards is warm as well. */
    private static void warmUp(Trial trial, Contents contents, Side... sides) throws Exception {
        Duration each = trial.pace().warmUp().dividedBy(trial.pace().either(2, 4));
        for (Side side : sides) {
            trial.now("warming up: %,d events".formatted(contents.events()));
            ClosedLoop.run(side.askers(trial, contents.questions()), each);
        }
    }

    private static Subject subject(String name, Trial trial, Kind kind, Contents contents, Side side)
            throws IOException {
        List<Asker> askers = side.askers(trial, contents.questions(kind));
        return new Subject(
                name(name, kind, contents),
                duration -> Map.of(RATE, ClosedLoop.run(askers, duration).rate()));
    }

    private static Subject withLatency(String name, Trial trial, Kind kind, Contents contents, Side side)
            throws IOException {
        List<Asker> askers = side.askers(trial, contents.questions(kind));
        return new Subject(name(name, kind, contents), duration -> {
            Map<Figure, Double> figures = new LinkedHashMap<>();
            figures.put(RATE, ClosedLoop.run(askers, duration).rate());
            Load byTheClock = OpenLoop.run(askers, REQUESTS_A_SECOND, duration);
            figures.put(P50, byTheClock.millisAt(50));
            figures.put(P99, byTheClock.millisAt(99));
            return figures;
        });
    }

    private static String name(String name, Kind kind, Contents contents) {
        return "%s, %,d events, %s".formatted(kind, contents.events(), name);
    }
}
