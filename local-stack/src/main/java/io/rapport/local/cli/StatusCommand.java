package io.rapport.local.cli;

import io.rapport.local.process.PartStatus;
import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Shows how the parts are doing. */
@Command(
        name = "status",
        description = "Shows each part: state, process, since when it is ready, lag, address. Exits with 1 if one is"
                + " not up.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Stack stack;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    StatusCommand(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<PartStatus> parts = stack.status();
        if (json) {
            terminal.line(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(parts));
        } else if (parts.isEmpty()) {
            terminal.line("Nothing was ever started here. Begin with ./rapport up.");
        } else {
            new StatusTable(terminal).print(parts);
        }
        return !parts.isEmpty() && parts.stream().allMatch(PartStatus::isUp) ? 0 : 1;
    }
}
