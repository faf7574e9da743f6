package io.rapport.local.cli;

import io.rapport.local.http.Lag;
import io.rapport.local.process.MongoDbMode;
import io.rapport.local.process.Parts;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.terminal.Durations;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts what does not run yet. */
@Command(
        name = "up",
        description = "Builds if needed, starts every part that does not run yet, and waits until all are ready.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private final Stack stack;
    private final Terminal terminal;

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "Only these and what they need: postgres, kafka, mongodb, issuer, command-service,"
                    + " query-service, and analytics-service, which starts only if it is named.")
    private List<String> parts = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "PART=PORT",
            description = "The port of a part (of the Kafka controller: kafka-controller), remembered for later starts;"
                    + " free ones are chosen otherwise.")
    private Map<String, Integer> ports = new TreeMap<>();

    @Option(
            names = "--mongodb",
            paramLabel = "auto|embedded|download",
            description = "auto: MONGODB_URI if set, else mongod on the PATH, else the embedded server (default)."
                    + " embedded: that one in any case. download: a real one, fetched once.")
    private MongoDbMode mongoDb = MongoDbMode.AUTO;

    @Option(
            names = "--watch",
            description = "Stays, and starts again what ends, with a growing pause, until ./rapport down.")
    private boolean watch;

    UpCommand(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Parts.mustKnow(parts);
        Parts.mustBePorts(ports);
        Instant begin = Instant.now();
        StartReport report = new StartReport(terminal);
        if (mongoDb == MongoDbMode.DOWNLOAD) {
            terminal.line("Fetching MongoDB, if this home has none yet.");
        }
        if (!stack.up(new StartRequest(parts, ports, mongoDb), report, report::waiting)) {
            terminal.line(terminal.red("Not everything is up.") + " Once mended, ./rapport up starts what is missing.");
            if (watch) {
                new Watch(stack, terminal).run();
            }
            return 1;
        }
        terminal.line(
                report.startedSomething()
                        ? terminal.green("Up after " + Durations.seconds(Duration.between(begin, Instant.now())) + ".")
                        : "It is up already.");
        if (!report.startedSomething()) {
            new StatusTable(terminal).print(stack.status(), Lag.unknown());
        }
        if (watch) {
            new Watch(stack, terminal).run();
        }
        return 0;
    }
}
