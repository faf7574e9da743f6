package io.rapport.local.cli;

import io.rapport.local.figures.Dictionary;
import io.rapport.local.figures.FiguresTable;
import io.rapport.local.figures.Plots;
import io.rapport.local.figures.Release;
import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.plot.Plot;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Figures about many members, as analytics-service tells them. */
@Command(
        name = "analytics",
        description = "Figures about a tenant's members, none of whom is singled out. Starts analytics-service if it is"
                + " not up.",
        mixinStandardHelpOptions = true)
final class AnalyticsCommand {

    private static final String BY = "--by";
    private static final String DIMENSION = "DIMENSION";
    private static final String EACH =
            "Of each part of a dimension, of all months: cohort (month of joining), programme, coach, session (before and"
                    + " after the first).";

    private static final String NOTHING_YET = "Nothing can be told yet: no month has enough members in it.";

    private final Stack stack;
    private final Home home;
    private final Installation installation;
    private final Terminal terminal;

    AnalyticsCommand(Stack stack, Home home, Installation installation, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.installation = installation;
        this.terminal = terminal;
    }

    /** Of whom, and of which months. */
    static final class Part {

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--tenant", paramLabel = "NAME", description = "Whose members; bright by default.")
        private String tenant = "bright";

        @Option(names = "--from", paramLabel = "MONTH", description = "The first month, as 2026-03.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "MONTH", description = "The last month, as 2026-12.")
        private @Nullable String to;

        /** Of a dimension all months are told together: which of them is no question there. */
        void mustBeOfAllMonths(@Nullable String by) {
            if (by != null && (from != null || to != null)) {
                throw new ParameterException(
                        spec.commandLine(), "With --by the figures are of all months: leave --from and --to out.");
            }
        }

        FiguresSource source(Stack stack, Home home, Terminal terminal) {
            return new FiguresSource(stack, home, terminal, tenant, from, to);
        }
    }

    @Command(
            name = "figures",
            description = "Shows all figures, ratios and means by months.",
            mixinStandardHelpOptions = true)
    int figures(@Mixin Part part, @Option(names = BY, paramLabel = DIMENSION, description = EACH) @Nullable String by)
            throws IOException {
        part.mustBeOfAllMonths(by);
        FiguresSource source = part.source(stack, home, terminal);
        List<Release> releases = by == null ? List.of(source.release()) : source.parts(by);
        if (releases.stream().allMatch(release -> release.figures().isEmpty())) {
            terminal.line(
                    by == null
                            ? NOTHING_YET
                            : "Nothing can be told by %s: no part of it has enough members in it, or nobody is in any."
                                    .formatted(by));
        }
        for (Release release : releases) {
            new FiguresTable(release).lines(terminal.width()).forEach(terminal::line);
            terminal.blank();
        }
        return 0;
    }

    @Command(
            name = "plots",
            description = "Draws the funnel, survival curves and cohorts here, and as SVG files with --out.",
            mixinStandardHelpOptions = true)
    int plots(
            @Mixin Part part,
            @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write NAME.svg of each.") @Nullable
                    Path out)
            throws IOException {
        FiguresSource source = part.source(stack, home, terminal);
        List<Plot> plots = new Plots(source.release(), source.parts("cohort")).all();
        if (plots.isEmpty()) {
            terminal.line("There is nothing to draw: no month tells anything yet.");
        }
        for (Plot plot : plots) {
            terminal.blank();
            plot.lines(terminal.width()).forEach(terminal::line);
            if (out != null) {
                Files.createDirectories(out);
                Path file = Files.writeString(out.resolve(plot.name() + ".svg"), plot.svg());
                terminal.line(terminal.faint(file.toString()));
            }
        }
        return 0;
    }

    @Command(
            name = "export",
            description =
                    "Writes all figures into a file, and beside it FILE.dictionary.csv, which says what each means.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Part part,
            @Option(
                            names = "--format",
                            paramLabel = "csv|parquet",
                            description =
                                    "csv by default; parquet takes a module of 80 MB, which ./rapport then builds.")
                    @Nullable
                    String format,
            @Option(names = BY, paramLabel = DIMENSION, description = EACH) @Nullable String by,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to.") Path out)
            throws IOException {
        part.mustBeOfAllMonths(by);
        String wanted = format == null ? "csv" : format;
        FiguresFile.mustKnow(wanted);
        FiguresSource source = part.source(stack, home, terminal);
        List<Release> releases = by == null ? List.of(source.release()) : source.parts(by);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FiguresFile.written(wanted, source.csv(by == null ? "" : by), out);
        Path dictionary = out.resolveSibling(out.getFileName() + ".dictionary.csv");
        Files.writeString(dictionary, Dictionary.of(installation).csv(releases));
        terminal.line("%,d figures: %s"
                .formatted(
                        releases.stream()
                                .mapToInt(release -> release.figures().size())
                                .sum(),
                        out));
        terminal.line("what each means: " + dictionary);
        return 0;
    }
}
