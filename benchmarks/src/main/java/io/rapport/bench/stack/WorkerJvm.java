package io.rapport.bench.stack;

import io.rapport.local.home.Problem;
import io.rapport.local.process.Launch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that is started as the stack starts query-service, with its options and libraries and this module's jar before
 * them, and runs {@link Errands} for a benchmark. It ends when the benchmark does, however that ends.
 */
public final class WorkerJvm implements AutoCloseable {

    private static final String QUERY_SERVICE = "query-service";

    private final Process process;
    private final Writer errands;
    private final BufferedReader answers;
    private final Path log;

    private WorkerJvm(Process process, Path log) {
        this.process = process;
        this.errands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param options of the JVM, over those of query-service
     * @param libraries of this module that query-service does not have, by the beginnings of their jars' names
     */
    public static WorkerJvm start(
            BenchStack stack,
            String name,
            Class<?> mainClass,
            List<String> options,
            List<String> libraries,
            String... arguments)
            throws IOException {
        Launch like = stack.launchOf(QUERY_SERVICE);
        List<String> command = JvmOptions.of(like);
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classpath(stack, libraries, JvmOptions.jarOf(like))));
        command.add(mainClass.getName());
        command.addAll(List.of(arguments));
        Path log = stack.home().log(name);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(stack.home().path().toFile())
                .redirectError(log.toFile());
        String partitions = like.environment().get(EventPartitions.SETTING);
        builder.environment().put(EventPartitions.SETTING, partitions);
        return new WorkerJvm(builder.start(), log);
    }

    private static List<String> classpath(BenchStack stack, List<String> libraries, String application)
            throws IOException {
        Path target = stack.installation().root().resolve("benchmarks/target");
        List<String> all = new ArrayList<>();
        all.add(jar(target, "benchmarks-"));
        for (String library : libraries) {
            all.add(jar(target.resolve("lib"), library));
        }
        all.add(application);
        return all;
    }

    private static String jar(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*.jar")) {
            for (Path jar : files) {
                return jar.toString();
            }
        }
        throw new Problem("There is no %s*.jar in %s.".formatted(prefix, folder), "mvn -DskipTests package");
    }

    /** Has it run an errand and waits for the answer. */
    public String run(String errand) throws IOException {
        errands.write(errand + "\n");
        errands.flush();
        List<String> log = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Errands.ANSWER)) {
                return line.substring(Errands.ANSWER.length());
            }
            log.add(line);
        }
        log.addAll(Files.readAllLines(this.log));
        throw new Problem(
                "A worker of the benchmark failed:\n"
                        + String.join("\n", log.subList(Math.max(0, log.size() - 20), log.size())),
                "Its log was " + this.log);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        errands.close();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
