package io.rapport.bench.report;

import io.rapport.bench.harness.Finding;
import io.rapport.local.terminal.Durations;
import io.rapport.local.terminal.Terminal;

/** A report in the terminal. */
public final class ReportTable {

    private final Terminal terminal;

    public ReportTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The machine, once for all reports of a run. */
    public void print(Machine machine) {
        terminal.line(terminal.faint(machine.line()));
    }

    public void print(Report report) {
        terminal.line(terminal.bold(report.benchmark()) + "  "
                + terminal.faint(report.description() + " (" + Durations.seconds(report.took())
                        + (report.quick() ? ", quick)" : ")")));
        int width = report.findings().stream()
                .mapToInt(finding -> finding.name().length())
                .max()
                .orElse(0);
        report.findings().forEach(finding -> terminal.line(row(finding, width)));
        terminal.blank();
    }

    private String row(Finding finding, int width) {
        String name = "  %-" + width + "s";
        String figures = "  %16s  %22s"
                .formatted(
                        Numbers.of(finding.median(), finding.unit()),
                        Numbers.of(finding.least()) + " – " + Numbers.of(finding.greatest()));
        Boolean met = finding.met();
        String verdict = met == null
                ? ""
                : "  " + (met ? terminal.green("met") : terminal.yellow("missed")) + "  aim " + finding.aim();
        return name.formatted(finding.name()) + figures + verdict;
    }
}
