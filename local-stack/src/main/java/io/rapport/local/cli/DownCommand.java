package io.rapport.local.cli;

import io.rapport.local.process.Stack;
import io.rapport.local.terminal.Terminal;
import picocli.CommandLine.Command;

/** Ends all parts. */
@Command(name = "down", description = "Ends every process of the stack. Data stay.", mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {

    private final Stack stack;
    private final Terminal terminal;

    DownCommand(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        boolean ended = stack.down(() -> terminal.line("Another ./rapport works on this stack; waiting for it."));
        terminal.line(ended ? "Down. Data stay; ./rapport up starts it again." : "Nothing was running.");
    }
}
