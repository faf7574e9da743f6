package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** PostgreSQL with a database and a user {@code rapport}, as durable as in production. */
final class Postgres implements Part {

    static final String NAME = "postgres";

    /** Is there as soon as the role is that query-service has. */
    private static final String QUERY_ROLE = "query-role";

    /** Is there as soon as the role is that reads keysets. */
    private static final String KEYRING_ROLE = "keyring-role";

    static final String KEYRING_READER = "rapport_keyring_reader";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    Postgres(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> ports() {
        return Set.of(NAME);
    }

    @Override
    public String address() {
        return "postgresql://rapport@127.0.0.1:" + ports.of(NAME) + "/rapport";
    }

    /** What a service needs to connect. */
    Map<String, String> environment() {
        return Map.of(
                "RAPPORT_POSTGRES_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.of(NAME) + "/rapport",
                "RAPPORT_POSTGRES_USER",
                "rapport",
                "RAPPORT_POSTGRES_PASSWORD",
                secrets.postgresRapport());
    }

    /** What query-service needs to ask who may look at what. */
    Map<String, String> consentEnvironment() {
        return Map.of(
                "RAPPORT_CONSENT_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.of(NAME) + "/rapport",
                "RAPPORT_CONSENT_DB_USER",
                "rapport_query",
                "RAPPORT_CONSENT_DB_PASSWORD",
                secrets.postgresQuery());
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(home.data(NAME));
        Unprivileged user = Unprivileged.in(home.data(NAME));
        Path data = data();
        if (!Files.isDirectory(data)) {
            initialise(binaries, user, data);
        }
        requireSameVersion(binaries, data);
        PostgresAftermath.await(data);
        addRole(binaries, user, data, QUERY_ROLE, "rapport_query", secrets.postgresQuery());
        addRole(binaries, user, data, KEYRING_ROLE, KEYRING_READER, secrets.postgresKeyringReader());
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(binaries.program("postgres"), "-D", data.toString()));
        command.addAll(options(
                "port=" + ports.of(NAME),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "full_page_writes=on",
                "synchronous_commit=on",
                "max_connections=100",
                "shared_buffers=128MB",
                "log_line_prefix=%m [%p] ",
                // Details quote keys of rows, and those of idempotency are whatever clients send.
                "log_error_verbosity=terse"));
        return Optional.of(new Launch(command, Map.of(), data.toString()));
    }

    /** PostgreSQL itself writes into this file when it begins to accept connections. */
    @Override
    public boolean isReady() {
        try {
            List<String> status = Files.readAllLines(data().resolve("postmaster.pid"));
            return status.size() >= 8
                    && status.get(7).strip().equals("ready")
                    && Probe.speaksPostgres(ports.of(NAME), "rapport");
        } catch (IOException e) {
            return false;
        }
    }

    /** "Fast": whoever is still connected is disconnected. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    /** It writes what it has in memory. Killed, it would do so at the next start. */
    @Override
    public Duration patienceAtEnd() {
        return Duration.ofMinutes(1);
    }

    private Path data() {
        return home.data(NAME).resolve("data");
    }

    /** All or nothing: the data get their name when they are complete. */
    private void initialise(PostgresBinaries binaries, Unprivileged user, Path data) throws IOException {
        Path work = home.data(NAME).resolve("initialising");
        Trees.delete(work);
        Files.createDirectories(work);
        Path next = work.resolve("data");
        Path password = Files.writeString(work.resolve("password"), secrets.postgresSuperuser());
        user.own(work);
        run(
                user,
                "",
                binaries.program("initdb"),
                "--pgdata=" + next,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        runAlone(binaries, user, next, """
                CREATE ROLE rapport LOGIN PASSWORD '%s'
                CREATE DATABASE rapport OWNER rapport
                """.formatted(secrets.postgresRapport()));
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
        Trees.delete(work);
    }

    /** Beside data that were made before there was such a role. What it may do, the migrations say. */
    private void addRole(
            PostgresBinaries binaries, Unprivileged user, Path data, String mark, String role, String password)
            throws IOException {
        if (!Files.exists(home.data(NAME).resolve(mark))) {
            runAlone(binaries, user, data, "CREATE ROLE %s LOGIN PASSWORD '%s'\n".formatted(role, password));
            Files.createFile(home.data(NAME).resolve(mark));
        }
    }

    /** A statement a line, before the server is started. */
    private void runAlone(PostgresBinaries binaries, Unprivileged user, Path data, String statements)
            throws IOException {
        run(user, statements, binaries.program("postgres"), "--single", "-D", data.toString(), "postgres");
    }

    private void run(Unprivileged user, String input, String... command) throws IOException {
        List<String> all = new ArrayList<>(user.prefix());
        all.addAll(List.of(command));
        Path log = home.log("postgres-initialise");
        Process process = new ProcessBuilder(all)
                .directory(home.data(NAME).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw LogTail.problem("PostgreSQL's data could not be made in two minutes.", log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (process.exitValue() != 0) {
            throw LogTail.problem("PostgreSQL's data could not be made.", log);
        }
    }

    private static void requireSameVersion(PostgresBinaries binaries, Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new Problem(
                    data + " is not a PostgreSQL data folder: PG_VERSION is missing.",
                    "Restore it from a copy, or move it away to begin with an empty database.");
        }
        String made = Files.readString(version).strip();
        if (!made.equals(binaries.majorVersion())) {
            throw new Problem(
                    "%s was made by PostgreSQL %s; this is %s.".formatted(data, made, binaries.version()),
                    "Upgrade it with pg_upgrade, or start beside it: RAPPORT_HOME=/another/folder ./rapport up");
        }
    }

    private static List<String> options(String... settings) {
        return List.of(settings).stream()
                .flatMap(setting -> List.of("-c", setting).stream())
                .toList();
    }
}
