package io.rapport.local.demo;

import io.rapport.local.terminal.Terminal;

/** Tells the story while it happens. */
final class Narrator {

    private final Terminal terminal;

    Narrator(Terminal terminal) {
        this.terminal = terminal;
    }

    void act(String title) {
        terminal.blank();
        terminal.line(terminal.bold(terminal.cyan(title)));
    }

    void happened(String what) {
        terminal.line(terminal.green("  ✓ ") + what);
    }

    /** A refusal that the story wants: the rule held. */
    void refused(String attempt, String rule) {
        terminal.line(terminal.yellow("  ✗ ") + attempt + " → refused: " + terminal.bold(rule));
    }

    /** The same, with what the answer says would be right. */
    void refused(String attempt, String rule, String reason) {
        refused(attempt, rule);
        terminal.line(terminal.faint("      " + reason));
    }

    void says(String text) {
        terminal.line("  " + text);
    }
}
