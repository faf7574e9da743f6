package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Problem;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command: knows the others, and turns what goes wrong into words and an exit code. */
@Command(
        name = "rapport",
        description = "Runs Rapport on this machine: PostgreSQL, Kafka, MongoDB, an issuer and both services.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Data, logs, ports and passwords of a stack are in .rapport/ of the project, or in RAPPORT_HOME.",
            "Several stacks run side by side, each with a RAPPORT_HOME of its own.",
            "./rapport bench measures Rapport on a stack of its own: ./rapport bench --help"
        })
public final class RapportCommand {

    private RapportCommand() {}

    /** Returns the exit code: 0 well, 1 not well, 2 not understood. */
    public static int run(String... arguments) {
        return run(System.getenv(), arguments);
    }

    static int run(Map<String, String> environment, String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            return commandLine(environment, out, err)
                    .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
        } catch (Problem problem) {
            return explained(problem, err);
        }
    }

    private static CommandLine commandLine(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        Installation installation = Installation.find();
        Home home = Home.of(installation, environment);
        Stack stack = new Stack(home, installation, environment);
        Terminal terminal = Terminal.of(out, environment);
        return new CommandLine(new RapportCommand())
                .addSubcommand(new UpCommand(stack, terminal))
                .addSubcommand(new DownCommand(stack, terminal))
                .addSubcommand(new StatusCommand(stack, home, terminal))
                .addSubcommand(new LogsCommand(stack, home, out))
                .addSubcommand(new TopicCommand(stack, home, terminal))
                .addSubcommand(new KeyringCommand(stack, home, terminal))
                .addSubcommand(new TokenCommand(stack, home, out))
                .addSubcommand(new IssuerCommand(home, terminal))
                .addSubcommand(new DemoCommand(stack, home, terminal))
                .addSubcommand(new ReplayCommand(stack, home, terminal))
                .addSubcommand(new AnalyticsCommand(stack, home, installation, terminal))
                .addSubcommand(new ExportCommand(stack, home))
                .addSubcommand(new VerifyCommand(home, environment, terminal))
                .addSubcommand(new HelpCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Problem problem) {
                        return explained(problem, err);
                    }
                    throw failure;
                });
    }

    private static int explained(Problem problem, PrintWriter err) {
        err.println(problem.getMessage());
        err.println(problem.advice());
        return problem.exitCode();
    }
}
