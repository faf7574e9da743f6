package io.rapport.bench.stack;

import io.rapport.bench.stack.Databases.Database;
import io.rapport.local.home.Problem;
import io.rapport.local.process.Launch;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM beside the stack that is started exactly as the stack starts command-service: the same JDK, options and
 * libraries, with this module's jar before them and another main class. So what differs between the subjects of a
 * benchmark is what they do.
 */
public final class ServiceJvm implements AutoCloseable {

    private static final String COMMAND_SERVICE = "command-service";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final Path log;

    private ServiceJvm(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** What to run: which class, on which database, with which environment over that of command-service. */
    public record Plan(
            String name, String mainClass, Database database, Map<String, String> environment, List<String> arguments) {

        public Plan(String name, String mainClass, Database database) {
            this(name, mainClass, database, Map.of(), List.of());
        }

        /** command-service itself, on a database of its own. */
        public static Plan commandService(String name, Database database) {
            return new Plan(name, "io.rapport.command.CommandService", database);
        }

        public Plan with(Map<String, String> more) {
            return new Plan(name, mainClass, database, more, arguments);
        }

        public Plan taking(String... given) {
            return new Plan(name, mainClass, database, environment, List.of(given));
        }
    }

    /** Starts it and does not wait until it is ready. */
    public static ServiceJvm start(BenchStack stack, Plan plan) throws IOException {
        Launch like = stack.launchOf(COMMAND_SERVICE);
        List<String> command = JvmOptions.of(like);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classpath(stack, JvmOptions.jarOf(like))));
        command.add(Tethered.class.getName());
        command.add(plan.mainClass());
        command.addAll(plan.arguments());
        int port = freePort();
        Map<String, String> environment = new HashMap<>(like.environment());
        environment.put("RAPPORT_POSTGRES_URL", plan.database().url());
        environment.put("RAPPORT_POSTGRES_USER", plan.database().user());
        environment.put("RAPPORT_POSTGRES_PASSWORD", plan.database().password());
        environment.put("RAPPORT_SECRET", "of a benchmark, and of nothing else");
        environment.put("RAPPORT_KEYRING_URL", plan.database().url());
        environment.put("RAPPORT_KEYRING_USER", plan.database().user());
        environment.put("RAPPORT_KEYRING_PASSWORD", plan.database().password());
        environment.put("RAPPORT_MASTER_KEY", "ab".repeat(32));
        environment.put("RAPPORT_DESTRUCTIONS", System.getProperty("java.io.tmpdir") + "/rapport-bench-destructions");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("RAPPORT_MANAGEMENT_PORT", "");
        environment.put("RAPPORT_MANAGEMENT_ADDRESS", "");
        environment.putAll(plan.environment());
        Path log = stack.home().log(plan.name());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(stack.home().path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ServiceJvm(builder.start(), URI.create("http://127.0.0.1:" + port), log);
    }

    /** This module's jar first, then what it needs beyond the libraries of command-service, then those. */
    private static List<String> classpath(BenchStack stack, String application) {
        List<String> all = new ArrayList<>();
        Path target = stack.installation().root().resolve("benchmarks/target");
        all.addAll(jars(target, "benchmarks-"));
        all.addAll(jars(target.resolve("lib"), "axon-configuration-"));
        all.addAll(jars(target.resolve("lib"), "HdrHistogram-"));
        all.add(application);
        return all;
    }

    private static List<String> jars(Path folder, String prefix) {
        File[] found = folder.toFile().listFiles((in, name) -> name.startsWith(prefix) && name.endsWith(".jar"));
        if (found == null || found.length == 0) {
            throw new Problem("There is no %s*.jar in %s.".formatted(prefix, folder), "mvn -DskipTests package");
        }
        return Arrays.stream(found).map(File::toString).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it takes requests. */
    public ServiceJvm awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (!isReady(http, health)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new Problem(
                            "A service of the benchmark did not start:\n" + lastLines(), "Its log was " + log);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return this;
    }

    private static boolean isReady(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
