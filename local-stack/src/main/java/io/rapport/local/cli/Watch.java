package io.rapport.local.cli;

import io.rapport.local.process.MongoDbMode;
import io.rapport.local.process.PartStatus;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts what ends anew, as Compose and Kubernetes do, until somebody takes the stack down. */
final class Watch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Stack stack;
    private final Terminal terminal;

    Watch(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** Also ends with the thread's interruption; the parts go on. */
    void run() throws InterruptedException {
        terminal.line("Watching: what ends is started again, until ./rapport down. Ctrl-C ends the watching alone.");
        Map<String, Restarts> restarts = new HashMap<>();
        while (isStarted()) {
            Thread.sleep(LOOK);
            Instant now = Instant.now();
            List<String> due = stack.ended().stream()
                    .filter(part -> restarts.computeIfAbsent(part, first -> new Restarts())
                            .isDue(now))
                    .toList();
            if (!due.isEmpty()) {
                // Of a part that needs one which ends meanwhile nobody waits for the start: the other's turn comes.
                StartReport report = new StartReport(terminal);
                stack.up(new StartRequest(due, Map.of(), MongoDbMode.AUTO), report, report::waiting);
                due.forEach(part -> Objects.requireNonNull(restarts.get(part)).started(Instant.now()));
            }
        }
        terminal.line("The stack was taken down.");
    }

    private boolean isStarted() {
        return stack.status().stream().anyMatch(part -> part.state() != PartStatus.State.STOPPED);
    }
}
