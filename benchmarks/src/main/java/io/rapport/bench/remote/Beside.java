package io.rapport.bench.remote;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Rounds;
import io.rapport.bench.harness.Subject;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.stack.ServiceJvm;
import io.rapport.bench.stack.ServiceJvm.Plan;
import java.util.ArrayList;
import java.util.List;

/** The plainest benchmark there is: a JVM that serves two measurements, and one ratio between them. */
public final class Beside {

    private Beside() {}

    /** A subject, and under which name its measurement is served. */
    public record Named(String subject, String measurement) {}

    /** Starts the JVM and lets its two subjects take turns. */
    public static List<Finding> measured(Trial trial, Plan plan, Named one, Named other, Figure figure, Aim aim)
            throws Exception {
        ServiceJvm jvm = trial.closing(ServiceJvm.start(trial.stack(), plan)).awaitReady();
        Subject a = subject(jvm, one);
        Subject b = subject(jvm, other);
        Rounds rounds = trial.rounds(List.of(a, b));
        List<Finding> findings = new ArrayList<>();
        findings.add(rounds.ratio(a, b, figure).withAim(aim));
        findings.addAll(rounds.all());
        return findings;
    }

    private static Subject subject(ServiceJvm jvm, Named named) {
        return new Subject(named.subject(), new RemoteMeasurement(jvm.address(), named.measurement()));
    }
}
