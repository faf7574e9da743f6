package io.rapport.local.cli;

import io.rapport.local.home.Problem;
import io.rapport.local.process.Part;
import io.rapport.local.process.StartListener;
import io.rapport.local.terminal.Durations;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows each part coming up, with the time that it took. */
final class StartReport implements StartListener {

    private final Terminal terminal;
    private final Set<String> started = new HashSet<>();

    StartReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void waiting() {
        terminal.line("Another ./rapport works on this stack; waiting for it.");
    }

    boolean startedSomething() {
        return !started.isEmpty();
    }

    @Override
    public void starting(Part part) {
        started.add(part.name());
        terminal.line(terminal.faint("  … %-18s".formatted(part.name())) + part.variant());
    }

    @Override
    public void ended(Part part, String why) {
        terminal.line(terminal.yellow("  ! %-18s".formatted(part.name())) + why + " It is started again.");
    }

    @Override
    public void ready(Part part, Duration took) {
        if (started.contains(part.name())) {
            terminal.line(terminal.green("  ✓ ")
                    + "%-18s".formatted(part.name())
                    + "%8s   ".formatted(Durations.seconds(took))
                    + part.address());
        }
    }

    @Override
    public void failed(Part part, Problem problem) {
        terminal.line(terminal.red("  ✗ %-18s".formatted(part.name())) + problem.getMessage());
        problem.advice().lines().forEach(line -> terminal.line("    " + terminal.yellow(line)));
    }

    @Override
    public void waitsInVain(Part part, List<String> missing) {
        terminal.line(terminal.yellow("  – %-18s".formatted(part.name())) + "not ready, because it needs "
                + String.join(" and ", missing));
    }
}
