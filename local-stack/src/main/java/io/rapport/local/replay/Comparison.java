package io.rapport.local.replay;

import io.rapport.local.terminal.Terminal;

/** The totals of the file beside those of the read models. */
final class Comparison {

    private final Terminal terminal;

    Comparison(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean agree(Totals file, Totals readModels) {
        terminal.line(terminal.bold("  %-15s %12s %12s".formatted("", "FILE", "READ MODELS")));
        row("members", file.members(), readModels.members());
        row("relationships", file.relationships(), readModels.relationships());
        row("follow-ups", file.followUps(), readModels.followUps());
        boolean agree = file.equals(readModels);
        terminal.line(agree ? terminal.green("The totals agree.") : terminal.red("The totals do not agree."));
        return agree;
    }

    private void row(String what, long file, long readModels) {
        terminal.line("  %-15s %,12d %,12d  %s"
                .formatted(what, file, readModels, file == readModels ? terminal.green("✓") : terminal.red("✗")));
    }
}
