package io.rapport.local.cli;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Settings;
import io.rapport.local.process.StoreAddresses;
import io.rapport.local.proofs.KafkaTopics;
import io.rapport.local.terminal.ProgressBar;
import io.rapport.local.terminal.Terminal;
import io.rapport.verifier.BundleCheck;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.Finding;
import io.rapport.verifier.StoreCheck;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle with nothing but itself, or the whole store of the stack. */
@Command(
        name = "verify",
        description = {
            "With FILE: checks a bundle (GET /proofs/events/{eventId}/bundle) offline, without database or network.",
            "Without: checks the whole store of the stack: each event against its leaf, positions for density, trees"
                    + " against the signed checkpoints, the topic against the log.",
            "Exits with 1 if anything is not as it was written and signed, and names it with its position, with 2 if a"
                    + " --key is none."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 1_000;

    private final Home home;
    private final Map<String, String> environment;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A bundle.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "NAME+ID+KEY|FILE",
            description = "A public key that has to have signed, of a log or a witness, or a file with one a line; may"
                    + " be repeated. Without one of a log or of a witness, a bundle is taken at its own word for it, and"
                    + " without any a store at that of the stack's own secrets.")
    private List<String> keys = List.of();

    VerifyCommand(Home home, Map<String, String> environment, Terminal terminal) {
        this.home = home;
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<VerifierKey> trusted = new ArrayList<>();
        for (String key : keys) {
            trusted.addAll(TrustedKeys.of(key));
        }
        Path given = file;
        return given == null ? store(trusted) : bundle(given, trusted);
    }

    private int bundle(Path path, List<VerifierKey> trusted) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Problem(path + " is no file that can be read.", "A bundle: GET /proofs/events/{eventId}/bundle");
        }
        try {
            new ProvenText(terminal).print(BundleCheck.check(Files.readString(path), trusted));
            return 0;
        } catch (CharacterCodingException e) {
            terminal.line("not proven  this is no bundle: it is no text in UTF-8");
            return 1;
        } catch (IllegalArgumentException e) {
            terminal.line("not proven  " + Terminal.plain(String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private int store(List<VerifierKey> trusted) throws SQLException {
        if (!home.exists()) {
            throw new Problem("There is no stack in " + home.path() + ".", "./rapport up");
        }
        Settings settings = Settings.of(Installation.find(), environment);
        StoreAddresses where = StoreAddresses.of(home);
        String name = settings.get("RAPPORT_LOG_NAME");
        List<VerifierKey> signing = trusted.isEmpty()
                ? List.of(
                        VerifierKey.ofSeed(name, where.logKey()),
                        new Cosigner(settings.get("RAPPORT_WITNESS_NAME"), where.witnessKey()).key())
                : trusted;
        KafkaTopics topics = new KafkaTopics(
                where.kafka(),
                settings.get("RAPPORT_EVENTS_TOPIC"),
                settings.get("RAPPORT_CHECKPOINTS_TOPIC"),
                () -> headOf(where));
        Instant begin = Instant.now();
        ProgressBar[] bar = new ProgressBar[1];
        long[] head = {0};
        List<Finding> findings;
        try (Connection connection = connect(where)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            findings = new StoreCheck(connection, name, signing).check(topics, (position, last) -> {
                head[0] = last;
                if (bar[0] == null) {
                    bar[0] = new ProgressBar(terminal, "events", last, begin);
                }
                bar[0].show(position, Instant.now());
            });
            connection.rollback();
        }
        if (bar[0] != null) {
            bar[0].end(head[0], Instant.now());
        }
        findings.stream().limit(MOST_SHOWN).forEach(finding -> terminal.line(Terminal.plain(finding.toString())));
        terminal.line(
                findings.isEmpty()
                        ? "%,d events are as they were written, signed and published.".formatted(head[0])
                        : "%,d findings in %,d events.".formatted(findings.size(), head[0]));
        return findings.isEmpty() ? 0 : 1;
    }

    private static long headOf(StoreAddresses where) {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(position), 0) FROM event_log")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new Problem("PostgreSQL does not answer any more.", "./rapport status", e);
        }
    }

    private static Connection connect(StoreAddresses where) {
        try {
            return DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
        } catch (SQLException e) {
            throw new Problem("PostgreSQL cannot be reached.", "Is the stack up? ./rapport status", e);
        }
    }
}
