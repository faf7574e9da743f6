package io.rapport.local.cli;

import io.rapport.local.process.Parts;
import io.rapport.local.terminal.Terminal;

/** Where to look further, and how to do something of one's own. */
final class Signposts {

    private final Parts parts;
    private final Terminal terminal;

    Signposts(Parts parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    void print(String member) {
        String commands = parts.named("command-service").address();
        String queries = parts.named("query-service").address();
        terminal.blank();
        terminal.line(terminal.bold(terminal.cyan("Where to look further")));
        signpost("commands", commands + "/swagger-ui.html");
        signpost("queries", queries + "/swagger-ui.html");
        signpost(
                "every event, once",
                "topic rapport.events at " + parts.named("kafka").address());
        signpost(
                "the truth",
                parts.named("postgres").address() + "  tables event, event_log (password: secrets.properties)");
        signpost("read models", parts.named("mongodb").address() + "  database rapport");
        signpost("how it all is", "./rapport status");
        terminal.blank();
        terminal.line(terminal.bold(terminal.cyan("A first command of your own, and what becomes of it")));
        terminal.line("""
                  curl -i %1$s/relationships \\
                    -H "Authorization: Bearer $(./rapport token %3$s)" -H 'Content-Type: application/json' \\
                    -d '{"name": "Ken Ito", "howMet": {"place": "on the train"}}' | tee answer
                  curl %2$s/timeline -H "Authorization: Bearer $(./rapport token %3$s)" \\
                    -H "$(grep -i '^Rapport-Applied' answer | tr -d '\\r')\"""".formatted(commands, queries, member));
    }

    private void signpost(String what, String where) {
        terminal.line("  %-18s".formatted(what) + where);
    }
}
