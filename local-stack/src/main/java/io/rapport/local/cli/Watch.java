package io.rapport.local.cli;

import io.rapport.local.process.MongoDbMode;
import io.rapport.local.process.PartStatus;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts what ends anew, as Compose and Kubernetes do, until somebody takes the stack down. */
final class Watch {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Who has run that long has started well: the next pause is a short one again. */
    private static final Duration WELL = Duration.ofMinutes(5);

    private final Stack stack;
    private final Terminal terminal;

    Watch(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** Also ends with the thread's interruption; the parts go on. */
    void run() throws InterruptedException {
        terminal.line("Watching: what ends is started again, until ./rapport down. Ctrl-C ends the watching alone.");
        Duration pause = LOOK;
        Instant last = Instant.now();
        while (isStarted()) {
            Thread.sleep(LOOK);
            List<String> ended = stack.ended();
            if (ended.isEmpty()) {
                continue;
            }
            if (Duration.between(last, Instant.now()).compareTo(WELL) > 0) {
                pause = LOOK;
            }
            Thread.sleep(pause);
            StartReport report = new StartReport(terminal);
            stack.up(new StartRequest(stack.ended(), Map.of(), MongoDbMode.AUTO), report, report::waiting);
            last = Instant.now();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        terminal.line("The stack was taken down.");
    }

    private boolean isStarted() {
        return stack.status().stream().anyMatch(part -> part.state() != PartStatus.State.STOPPED);
    }
}
