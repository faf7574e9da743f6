package io.rapport.bench.cli;

import io.rapport.bench.harness.Progress;
import io.rapport.local.terminal.Terminal;

/** What is being measured: one line that is written over on a terminal, else a line each time. */
final class ProgressLine implements Progress {

    private final Terminal terminal;
    private final String benchmark;

    ProgressLine(Terminal terminal, String benchmark) {
        this.terminal = terminal;
        this.benchmark = benchmark;
    }

    @Override
    public void now(String what) {
        String text = benchmark + ": " + what;
        if (terminal.isInteractive()) {
            terminal.overwrite(text.substring(0, Math.min(text.length(), terminal.width() - 1)));
        } else {
            terminal.line(text);
        }
    }

    /** Leaves the line to what comes next. */
    void end() {
        if (terminal.isInteractive()) {
            terminal.overwrite("");
        }
    }
}
