package io.rapport.local.cli;

import io.rapport.local.http.Lag;
import io.rapport.local.process.PartStatus;
import io.rapport.local.terminal.Durations;
import io.rapport.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The parts of a stack as a table. */
final class StatusTable {

    private static final String ROW = "%-18s %-10s %-9s %-9s %-8s %s";

    private final Terminal terminal;

    StatusTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<PartStatus> parts, Lag lag) {
        terminal.line(terminal.bold(ROW.formatted("PART", "STATE", "PID", "READY", "LAG", "ADDRESS")));
        parts.forEach(part -> terminal.line(row(part, lag.of(part.part()))));
        parts.stream()
                .filter(part -> part.state() == PartStatus.State.FROZEN)
                .forEach(part -> terminal.line(terminal.red(
                        "%s is stopped by a signal: kill -CONT %d lets it go on".formatted(part.part(), part.pid()))));
        lag.all().stream()
                .filter(projection -> !projection.state().equals("LIVE") || projection.parked() > 0)
                .forEach(projection -> terminal.line(terminal.yellow("%s is %s: at position %d, %s behind%s"
                        .formatted(
                                projection.name(),
                                projection.state().toLowerCase(Locale.ROOT).replace('_', ' '),
                                projection.position(),
                                words(lag.of(projection)),
                                projection.parked() > 0 ? ", %d events parked".formatted(projection.parked()) : ""))));
        lag.keyrings().forEach((part, state) -> terminal.line(keyring(part, state)));
        lag.alarms().forEach(alarm -> terminal.line(terminal.red(alarm.toString())));
    }

    private String keyring(String part, String state) {
        String line = "keyring of %s is %s"
                .formatted(part, state.toLowerCase(Locale.ROOT).replace('_', ' '));
        String waits = part.equals("command-service") ? "nothing personal can be written" : "what is sealed waits";
        return state.equals("READY") ? line : terminal.red(line + ": " + waits);
    }

    private String row(PartStatus part, OptionalLong lag) {
        @Nullable Long pid = part.pid();
        String text = ROW.formatted(
                part.part(),
                part.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                pid == null ? "" : pid,
                since(part.readySince()),
                part.part().endsWith("-service") && part.pid() != null ? words(lag) : "",
                part.address() + (part.variant().isEmpty() ? "" : "  (" + part.variant() + ")"));
        return part.isUp() ? text : terminal.red(text);
    }

    private static String words(OptionalLong lag) {
        return lag.isPresent() ? Long.toString(lag.getAsLong()) : "unknown";
    }

    private static String since(@Nullable Instant ready) {
        return ready == null ? "" : Durations.coarse(Duration.between(ready, Instant.now())) + " ago";
    }
}
