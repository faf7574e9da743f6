package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Lag;
import io.rapport.local.process.PartStatus;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how the parts are doing. */
@Command(
        name = "status",
        description = "Shows each part: state, process, since when it is ready, lag, address. Exits with 1 if one is"
                + " not up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    /** For each service; the parts have been asked before, and all of it is to be told within five seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Stack stack;
    private final Home home;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    StatusCommand(Stack stack, Home home, Terminal terminal) {
        this.stack = stack;
        this.home = home;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<PartStatus> parts = stack.status();
        Lag lag = lag(parts);
        if (json) {
            terminal.line(StatusJson.of(parts, lag));
        } else if (parts.isEmpty()) {
            terminal.line("Nothing was ever started here. Begin with ./rapport up.");
        } else {
            new StatusTable(terminal).print(parts, lag);
        }
        return !parts.isEmpty() && parts.stream().allMatch(PartStatus::isUp) ? 0 : 1;
    }

    /** Asking takes a token, so that there is nothing to ask while the issuer or both services are down. */
    private Lag lag(List<PartStatus> parts) {
        Set<String> up =
                parts.stream().filter(PartStatus::isUp).map(PartStatus::part).collect(Collectors.toSet());
        boolean canAsk = up.contains("issuer")
                && parts.stream()
                        .filter(part -> part.part().endsWith("-service"))
                        .anyMatch(part -> part.isUp() || part.state() == PartStatus.State.NOT_READY);
        return canAsk ? Lag.of(new Apis(stack, home, PATIENCE)) : Lag.unknown();
    }
}
