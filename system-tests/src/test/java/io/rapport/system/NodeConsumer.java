package io.rapport.system;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The sample consumer, in a copy of its own with what it needs from the npm registry beside it. */
record NodeConsumer(Path folder) {

    private static final Path SOURCES = Installation.find().root().resolve("samples/node-consumer");
    private static final String LOCK = "package-lock.json";
    private static final String IS_NEW_ENOUGH = """
            const [major, minor] = process.versions.node.split('.').map(Number)
            process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)""";

    /** Empty if there is no Node that is new enough, or no registry. */
    static Optional<NodeConsumer> installed() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "node-consumer").toAbsolutePath());
        Path installed = folder.resolve("installed-lock.json");
        boolean ready = Files.exists(installed) && Files.mismatch(installed, SOURCES.resolve(LOCK)) == -1;
        try (var files = Files.newDirectoryStream(SOURCES, "*.{js,json}")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NodeConsumer consumer = new NodeConsumer(folder);
        if (!consumer.runs("node", "--eval", IS_NEW_ENOUGH)) {
            return Optional.empty();
        }
        if (ready || consumer.runs("npm", "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund")) {
            Files.copy(folder.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(consumer);
        }
        return Optional.empty();
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            if (process.waitFor(1, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }

    /** What it prints. */
    String output(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "follow-ups.js"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("node follow-ups.js ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
