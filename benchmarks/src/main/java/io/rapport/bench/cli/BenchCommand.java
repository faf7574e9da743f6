package io.rapport.bench.cli;

import io.rapport.bench.harness.Benchmark;
import io.rapport.bench.harness.Finding;
import io.rapport.bench.harness.Pace;
import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.Inputs;
import io.rapport.bench.report.Machine;
import io.rapport.bench.report.Report;
import io.rapport.bench.report.ReportFiles;
import io.rapport.bench.report.ReportTable;
import io.rapport.bench.stack.BenchStack;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Problem;
import io.rapport.local.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs benchmarks, one after the other, on one stack of their own. */
@Command(
        name = "rapport bench",
        description = {
            "Measures Rapport beside its limits and its alternatives, in the same run, on a stack of its own.",
            "The exit code is 0 when everything was measured, whether aims were met or not."
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    private final Installation installation;
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which ones (default: all); --list names them.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--quick",
            description =
                    "A first look: all but the longest in three minutes, or those that are named, warm, in two each.")
    private boolean quick;

    @Option(names = "--list", description = "Says what there is, and measures nothing.")
    private boolean list;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long each subject works before anything counts (default: 45, in a quick run of what is named"
                            + " 30, of all 2.5). Services on the JVM get faster for minutes.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each subject is measured (default: 5, in a quick run 3).")
    private @Nullable Integer rounds;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where NAME.json and NAME.svg are written (default: benchmarks/results).")
    private @Nullable Path results;

    @Option(
            names = "--contacts",
            paramLabel = "FILE",
            description = "What rebuild folds: lines of from, to and unix seconds (default: a history of that shape).")
    private @Nullable Path contacts;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events of all kinds rebuild folds and query reads from (default: 1,000,000;"
                    + " fewer if it has to be quick).")
    private @Nullable Integer events;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "How many commands a second visible sends, so that builds are compared at the same rate"
                    + " (default: 20 % and 60 % of what the stack sustains).")
    private @Nullable Integer rate;

    private BenchCommand(Installation installation, Terminal terminal) {
        this.installation = installation;
        this.terminal = terminal;
    }

    /** Returns the exit code: 0 measured, 1 not, 2 not understood. */
    public static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.of(out, System.getenv());
        return new CommandLine(new BenchCommand(Installation.find(), terminal))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Problem problem) {
                        err.println(problem.getMessage());
                        err.println(problem.advice());
                        return problem.exitCode();
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        mustBeAtLeast("--warm-up", warmUp, 0);
        mustBeAtLeast("--rounds", rounds, 1);
        mustBeAtLeast("--events", events, 1);
        mustBeAtLeast("--rate", rate, 1);
        List<Benchmark> chosen = Benchmarks.chosen(names, new Inputs(contacts, events, rate), quick);
        if (list) {
            chosen.forEach(this::describe);
            return 0;
        }
        ReportTable table = new ReportTable(terminal);
        table.print(Machine.describe(installation.root()));
        ReportFiles files =
                new ReportFiles(results == null ? installation.root().resolve("benchmarks/results") : results);
        try (Session session = Session.open(BenchStack.create(installation))) {
            try {
                for (Benchmark benchmark : chosen) {
                    Report report = measured(benchmark, session);
                    files.write(report);
                    table.print(report);
                }
            } catch (Exception e) {
                if (!session.isInterrupted()) {
                    throw e;
                }
                return INTERRUPTED;
            }
        }
        return 0;
    }

    private static void mustBeAtLeast(String option, @Nullable Integer given, int least) {
        if (given != null && given < least) {
            throw Problem.notUnderstood("%s is %d at least.".formatted(option, least), "./rapport bench --help");
        }
    }

    private void describe(Benchmark benchmark) {
        terminal.line(terminal.bold(benchmark.name()) + "  " + benchmark.description());
        benchmark.aims().forEach(aim -> terminal.line("    aim: " + aim));
    }

    private Pace pace() {
        Pace pace = Pace.FULL;
        if (quick) {
            pace = names.isEmpty() ? Pace.QUICK : Pace.QUICK_OF_SOME;
        }
        pace = warmUp == null ? pace : pace.withWarmUp(Duration.ofSeconds(warmUp));
        return rounds == null ? pace : pace.withRounds(rounds);
    }

    private Report measured(Benchmark benchmark, Session session) throws Exception {
        Instant began = Instant.now();
        // Anew for each: the speed of a shared machine changes from one quarter of an hour to the next.
        Machine machine = Machine.describe(installation.root());
        ProgressLine progress = new ProgressLine(terminal, benchmark.name());
        List<Finding> findings;
        try (Trial trial = session.trial(pace(), progress)) {
            findings = benchmark.run(trial);
        } finally {
            progress.end();
        }
        return Report.of(benchmark, quick, began, Instant.now(), machine, findings);
    }
}
