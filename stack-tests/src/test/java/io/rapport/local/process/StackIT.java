package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.PropertiesFile;
import io.rapport.local.home.Secrets;
import io.rapport.local.http.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A stack of real processes: PostgreSQL, Kafka and the issuer. */
class StackIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What is waited for is 5 s at most for each part; the rest is for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final StartRequest PARTS = StartRequest.only("postgres", "kafka", "issuer");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path folder;

    private static Home home;
    private static Stack stack;

    @BeforeAll
    static void open() throws IOException {
        home = new Home(folder.resolve("home"));
        stack = new Stack(home, Installation.find(), Map.of("RAPPORT_CDS", "off"));
    }

    @BeforeEach
    void bringUp() {
        assertUp(new Recorder());
    }

    @AfterAll
    static void takeDown() {
        stack.down(() -> {});
    }

    @Test
    void aSecondUpStartsNothing() {
        Map<String, Long> before = pids();

        Recorder second = new Recorder();
        assertUp(second);

        assertThat(second.started()).isEmpty();
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void aCrashIsSeenAndMendedAndTheOthersAreLeftAlone() {
        Map<String, Long> before = pids();
        ProcessHandle kafka = process("kafka").orElseThrow();
        kafka.destroyForcibly();
        kafka.onExit().join();
        assertThat(state("kafka")).isEqualTo(PartStatus.State.DOWN);
        assertThat(state("postgres")).isEqualTo(PartStatus.State.UP);

        Recorder mending = new Recorder();
        assertUp(mending);

        assertThat(mending.started()).containsExactly("kafka");
        assertThat(state("kafka")).isEqualTo(PartStatus.State.UP);
        assertThat(pids().get("postgres")).isEqualTo(before.get("postgres"));
    }

    @Test
    void whatIsFrozenIsCalledSoSoonAndNotUp() throws Exception {
        List<ProcessHandle> frozen = frozen("postgres", "kafka", "issuer");
        try {
            Instant begin = Instant.now();
            List<PartStatus> status = stack.status();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
            assertThat(status)
                    .filteredOn(part -> part.pid() != null)
                    .extracting(PartStatus::state)
                    .containsOnly(PartStatus.State.FROZEN);
            assertThat(stack.parts().all())
                    .filteredOn(part -> frozenParts(status).contains(part.name()))
                    .as("nor would a probe alone take it for up")
                    .hasSize(3)
                    .noneMatch(Part::isReady);

            Recorder recorder = new Recorder();
            assertThat(stack.up(PARTS, recorder, () -> {})).isFalse();
            assertThat(recorder.problems()).hasSize(3).allMatch(problem -> problem.contains("kill -CONT"));
        } finally {
            for (ProcessHandle one : frozen) {
                signal("CONT", one);
            }
        }
        assertUp(new Recorder());
    }

    @Test
    void whatIsFrozenIsEndedInGoodOrderAllTheSame() throws Exception {
        List<ProcessHandle> frozen = frozen("postgres", "kafka", "issuer");

        Instant begin = Instant.now();
        stack.down(() -> {});

        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON.multipliedBy(2));
        assertThat(frozen).noneMatch(Liveness::runs);
        assertThat(home.log("postgres")).content().contains("database system is shut down");
    }

    @Test
    void whoIgnoresARequestToEndIsEnded() throws Exception {
        ProcessHandle issuer = process("issuer").orElseThrow();
        Thread freezer = Thread.ofVirtual().start(() -> {
            while (Liveness.runs(issuer) && !Thread.interrupted()) {
                signal("STOP", issuer);
            }
        });
        try {
            stack.down(() -> {});
        } finally {
            freezer.interrupt();
            freezer.join();
        }
        assertThat(Liveness.runs(issuer)).isFalse();
    }

    @Test
    void aPartThatRanOutOfMemoryEndsAndTheNextUpSaysWhyAndStartsItAgain() throws IOException {
        ProcessHandle issuer = process("issuer").orElseThrow();
        assertThat(issuer.info().arguments().orElseThrow()).contains("-XX:+ExitOnOutOfMemoryError");
        issuer.destroyForcibly();
        issuer.onExit().join();
        Files.writeString(
                home.log("issuer"),
                "Terminating due to java.lang.OutOfMemoryError: Java heap space\n",
                StandardOpenOption.APPEND);
        assertThat(stack.ended()).containsExactly("issuer");

        Recorder mending = new Recorder();
        assertUp(mending);

        assertThat(mending.ended()).containsExactly("issuer ended, because it ran out of memory.");
        assertThat(mending.started()).containsExactly("issuer");
        assertThat(stack.ended()).isEmpty();
    }

    /** A process that is told to stop does so when it next looks. */
    private static List<ProcessHandle> frozen(String... parts) {
        List<ProcessHandle> processes =
                Stream.of(parts).map(part -> process(part).orElseThrow()).toList();
        processes.forEach(process -> signal("STOP", process));
        await().atMost(PATIENCE).until(() -> processes.stream().allMatch(Liveness::isFrozen));
        return processes;
    }

    private static List<String> frozenParts(List<PartStatus> status) {
        return status.stream()
                .filter(part -> part.state() == PartStatus.State.FROZEN)
                .map(PartStatus::part)
                .toList();
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPostgresThatIsKilledWhileItWorksIsWaitedFor() throws InterruptedException {
        Thread work = Thread.ofVirtual().start(() -> {
            try {
                query("SELECT count(*) FROM generate_series(1, 15000000)");
            } catch (SQLException e) {
                // It is killed before it can answer.
            }
        });
        await().atMost(PATIENCE)
                .until(() -> query("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'")
                        .equals("2"));
        ProcessHandle postgres = process("postgres").orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().join();

        assertUp(new Recorder());

        assertThat(state("postgres")).isEqualTo(PartStatus.State.UP);
        work.join();
    }

    @Test
    void downLeavesNoProcessAndWhatWasStoredIsThereAgainAfterwards() throws SQLException {
        execute("CREATE TABLE kept AS SELECT 'ana' AS name");
        String token = tokens().of("ana");

        stack.down(() -> {});
        assertThat(stack.status()).extracting(PartStatus::pid).containsOnlyNulls();
        assertThat(processesOfThisHome()).isZero();

        assertUp(new Recorder());
        assertThat(query("SELECT name FROM kept")).isEqualTo("ana");
        assertThat(keyOf(token)).isEqualTo(keyOf(tokens().of("ana")));
    }

    @Test
    void postgresIsAsDurableAsInProduction() throws SQLException {
        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW full_page_writes")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SHOW server_version")).startsWith("18.");
    }

    @Test
    void aProcessThatHasThePidOfADeadPartIsNeitherTakenForItNorEnded() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Path record = home.record("issuer");
            ProcessHandle issuer = process("issuer").orElseThrow();
            Map<String, String> written = PropertiesFile.read(record);
            issuer.destroyForcibly();
            issuer.onExit().join();
            written.put("pid", Long.toString(stranger.pid()));
            PropertiesFile.write(record, written);

            assertThat(state("issuer")).isEqualTo(PartStatus.State.DOWN);
            stack.down(() -> {});

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void readySinceIsWhenItBecameReadyAndNotWhenItWasLastAskedFor() {
        PartStatus before = status("postgres");
        assertUp(new Recorder());
        assertThat(status("postgres").readySince())
                .isCloseTo(Optional.ofNullable(before.readySince()).orElseThrow(), within(0, ChronoUnit.MILLIS));
    }

    @Test
    void whatAnInterruptedStartLeftBehindIsEndedToo() {
        long pid = process("issuer").orElseThrow().pid();
        Map<String, String> written = PropertiesFile.read(home.record("issuer"));
        written.put("pid", "1");
        PropertiesFile.write(home.record("issuer"), written);

        stack.down(() -> {});

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void twoUpsAtOnceStartEachPartOnce() throws Exception {
        stack.down(() -> {});
        Process one = commandLine("up", "postgres");
        Process two = commandLine("up", "postgres");
        assertThat(one.waitFor(90, TimeUnit.SECONDS) && two.waitFor(90, TimeUnit.SECONDS))
                .isTrue();
        String said = new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                + new String(two.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(one.exitValue() + two.exitValue()).as(said).isZero();
        assertThat(said).contains("It is up already.").containsOnlyOnce("… postgres");
    }

    private static Process commandLine(String... arguments) throws IOException {
        Installation installation = Installation.find();
        String classpath = String.join(
                ":", installation.classpath().stream().map(Path::toString).toList());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Drapport.root=" + installation.root(),
                "-cp",
                classpath,
                "io.rapport.local.Rapport");
        builder.command().addAll(List.of(arguments));
        builder.environment().put("RAPPORT_HOME", home.path().toString());
        builder.environment().put("RAPPORT_CDS", "off");
        return builder.redirectErrorStream(true).start();
    }

    private static void assertUp(Recorder listener) {
        assertThat(stack.up(PARTS, listener, () -> {}))
                .as(() -> listener.problems().toString())
                .isTrue();
    }

    private static PartStatus status(String part) {
        return stack.status().stream()
                .filter(status -> status.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static PartStatus.State state(String part) {
        return status(part).state();
    }

    private static Optional<ProcessHandle> process(String part) {
        return Optional.ofNullable(status(part).pid()).flatMap(ProcessHandle::of);
    }

    private static Map<String, Long> pids() {
        return Map.of(
                "postgres", process("postgres").orElseThrow().pid(),
                "issuer", process("issuer").orElseThrow().pid(),
                "kafka", process("kafka").orElseThrow().pid());
    }

    private static long processesOfThisHome() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .map(command -> command.contains(home.path().toString()))
                        .orElse(false))
                .count();
    }

    private static Tokens tokens() {
        return new Tokens(
                HttpClient.newHttpClient(), URI.create(status("issuer").address()), new Secrets(home).issuerClient());
    }

    private static String keyOf(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                status("postgres").address().replace("postgresql://rapport@", "jdbc:postgresql://"),
                "rapport",
                new Secrets(home).postgresRapport());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
