package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import io.rapport.local.home.Secrets;
import io.rapport.local.http.Api;
import io.rapport.local.http.Apis;
import io.rapport.local.http.Lag;
import io.rapport.local.http.Tokens;
import io.rapport.local.process.PartStatus;
import io.rapport.local.process.Stack;
import io.rapport.local.process.StartRequest;
import io.rapport.local.process.StartTroubles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack for all system tests, in a home of its own, started with the first test and taken down after the last. */
final class RunningSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == Handle.class;
    }

    @Override
    public Handle resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Handle.class, type -> Handle.start(), Handle.class);
    }

    /** The running stack. */
    static final class Handle implements AutoCloseable {

        private final Installation installation;
        private final Home home;
        private final Stack stack;
        private final Map<String, String> environment;

        private Handle(Installation installation, Home home) {
            this.installation = installation;
            this.home = home;
            // The class archives pay from the second start on, and this stack has only one.
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("RAPPORT_CDS", "off");
            environment.put("RAPPORT_WEB_ORIGINS", "http://127.0.0.1:" + pagePort());
            this.environment = Map.copyOf(environment);
            this.stack = new Stack(home, installation, environment);
        }

        private static Handle start() {
            try {
                Handle handle = new Handle(Installation.find(), new Home(Files.createTempDirectory("rapport-system")));
                handle.mend();
                return handle;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts whatever does not run. */
        void mend() {
            StartTroubles troubles = new StartTroubles();
            assertThat(stack.up(StartRequest.everything(), troubles, () -> {}))
                    .as(() -> String.join("; ", troubles.all()))
                    .isTrue();
        }

        /** Starts a part that few need, if it does not run. */
        void startToo(String part) {
            StartTroubles troubles = new StartTroubles();
            assertThat(stack.up(StartRequest.only(part), troubles, () -> {}))
                    .as(() -> String.join("; ", troubles.all()))
                    .isTrue();
        }

        /** Ends a part as a crash would: at once, and without a word to it. */
        void kill(String part) {
            ProcessHandle process = ProcessHandle.of(pid(part)).orElseThrow();
            process.destroyForcibly();
            process.onExit()
                    .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }

        /** Stops a part and all its processes, as a host that swaps or a virtual machine that moves would. */
        void freeze(String part) throws IOException, InterruptedException {
            signal("STOP", part);
            // It does so when it next looks.
            await().atMost(Patience.LONGEST)
                    .until(() -> stack.status().stream()
                            .anyMatch(
                                    status -> status.part().equals(part) && status.state() == PartStatus.State.FROZEN));
        }

        void thaw(String part) throws IOException, InterruptedException {
            signal("CONT", part);
        }

        private void signal(String signal, String part) throws IOException, InterruptedException {
            long pid = pid(part);
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            List<String> kill = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(pid)));
            process.descendants().forEach(child -> kill.add(Long.toString(child.pid())));
            new ProcessBuilder(kill).inheritIO().start().waitFor();
        }

        /** A second command-service beside the one of the stack, on a port of its own. */
        SecondService secondCommandService() throws IOException {
            return SecondService.start(
                    stack.parts().named("command-service").launch().orElseThrow(), home.log("command-service-2"));
        }

        /** A second query-service, likewise. */
        SecondService secondQueryService() throws IOException {
            return SecondService.start(
                    stack.parts().named("query-service").launch().orElseThrow(), home.log("query-service-2"));
        }

        Api commandsAt(URI service, String user) {
            return new Apis(stack, home).at(service, user);
        }

        ProcessHandle process(String part) {
            return ProcessHandle.of(pid(part)).orElseThrow();
        }

        boolean isUp(String part) {
            return stack.status().stream().anyMatch(status -> status.part().equals(part) && status.isUp());
        }

        String logOf(String part) throws IOException {
            return Files.readString(home.log(part));
        }

        private long pid(String part) {
            return stack.status().stream()
                    .filter(status -> status.part().equals(part) && status.pid() != null)
                    .map(PartStatus::pid)
                    .findFirst()
                    .orElseThrow();
        }

        /** What the threads of the services are at, beside their logs: what hangs is seen by nothing else. */
        void keepThreads() throws IOException, InterruptedException {
            for (PartStatus status : stack.status()) {
                if (status.pid() != null && status.part().endsWith("-service")) {
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    status.pid().toString(),
                                    "Thread.dump_to_file",
                                    "-overwrite",
                                    home.log(status.part() + "-threads").toString())
                            .inheritIO()
                            .start()
                            .waitFor();
                }
            }
        }

        /** Where all of the stack's files are. */
        Path home() {
            return home.path();
        }

        /** All that a part still holds in its memory, in a file that is deleted with the home. */
        Path memoryOf(String part) throws IOException, InterruptedException {
            Path dump = Files.createDirectories(home.path().resolve("memory")).resolve(part + ".hprof");
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid(part)),
                            "GC.heap_dump",
                            "-overwrite",
                            dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.log("heap-dumps").toFile())
                    .start()
                    .waitFor();
            return dump;
        }

        /** A copy of PostgreSQL's data, as a backup while it runs makes one. */
        Path backUp() throws IOException, InterruptedException, SQLException {
            try (Connection superuser = superuser()) {
                return Backups.make(home, superuser);
            }
        }

        /** Another stack of that backup, with the keys and the record of destructions of now. */
        Handle restored(Path backup) throws IOException, InterruptedException {
            Handle other = new Handle(installation, Backups.restored(backup, home));
            other.mend();
            return other;
        }

        private Connection superuser() throws SQLException {
            String address = address("postgres").replaceFirst("postgresql://[^@]*@", "jdbc:postgresql://");
            return DriverManager.getConnection(address, "postgres", new Secrets(home).postgresSuperuser());
        }

        /** The issuer's token of a user. */
        String token(String user) {
            return Tokens.of(stack, home).of(user);
        }

        /** Where the issuer keeps what it signs with. */
        Path issuerKeys() {
            return home.issuerKeys();
        }

        Api commands(String user) {
            return new Apis(stack, home).commands(user);
        }

        Api queries(String user) {
            return new Apis(stack, home).queries(user);
        }

        Lag lag() {
            return Lag.of(new Apis(stack, home));
        }

        String address(String part) {
            return stack.parts().named(part).address();
        }

        /** Where a page of another origin is to be, which both services and the issuer let ask. */
        int pagePort() {
            return new Ports(home).of("page");
        }

        /** Where a service is watched and operated. */
        String management(String part) {
            return stack.parts().named(part).management();
        }

        /** A number from PostgreSQL, past the services. */
        long number(String sql) throws SQLException {
            try (Connection connection = postgres();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getLong(1);
            }
        }

        Connection postgres() throws SQLException {
            String address = address("postgres").replaceFirst("postgresql://[^@]*@", "jdbc:postgresql://");
            return DriverManager.getConnection(address, "rapport", new Secrets(home).postgresRapport());
        }

        /** A {@code ./rapport} command against this stack, as a process of its own. */
        Process rapport(String... arguments) throws IOException {
            String classpath =
                    installation.classpath().stream().map(Path::toString).collect(Collectors.joining(":"));
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:TieredStopAtLevel=1",
                    "-Drapport.root=" + installation.root(),
                    "-cp",
                    classpath,
                    "io.rapport.local.Rapport");
            builder.command().addAll(List.of(arguments));
            builder.environment().putAll(environment);
            builder.environment().put("RAPPORT_HOME", home.path().toString());
            return builder.redirectErrorStream(true).start();
        }

        /** What a command prints until it ends, which has to be with exit code 0. */
        String outputOf(String... arguments) throws IOException, InterruptedException {
            Process process = rapport(arguments);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        }

        /** Also keeps the logs, where they outlive the home. */
        @Override
        public void close() {
            stack.down(() -> {});
            try (var logs = Files.newDirectoryStream(home.log("any").getParent())) {
                Path kept = Files.createDirectories(Path.of("target", "stack-logs"));
                for (Path log : logs) {
                    Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (var files = Files.walk(home.path())) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
