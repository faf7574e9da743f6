package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rapport script, in a folder where nothing is built")
class RapportScriptIT {

    /** It answers in well under one, if it does not build and waits for nobody. */
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path root;

    private record Told(int exit, String text) {}

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("../rapport"), root.resolve("rapport"), StandardCopyOption.COPY_ATTRIBUTES);
        Path bin = Files.createDirectory(root.resolve("bin"));
        Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\ntouch '" + root + "/built'\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private Told rapport(String arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("rapport").toString()));
        command.addAll(List.of(arguments.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        builder.environment().put("RAPPORT_JAVA_HOME", System.getProperty("java.home"));
        Path said = root.resolve("said");
        Process process = builder.redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(arguments)
                    .isTrue();
            return new Told(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "help up", "up --help", "demo -h", "analytics --help"})
    @DisplayName("tells who asks for help what to begin with, and builds nothing")
    void help(String arguments) throws Exception {
        Told told = rapport(arguments);
        assertThat(told.exit()).as(told.text()).isZero();
        assertThat(told.text()).contains("./rapport up");
        assertThat(root.resolve("built")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "status", "logs", "down", "token ana"})
    @DisplayName("says at once that somebody builds here, to whatever needs no build itself")
    void whileSomebodyBuilds(String arguments) throws Exception {
        assumeTrue(isThere("flock"), "there is no flock here, and so no lock");
        Path lock = Files.createDirectories(root.resolve("local-stack/target")).resolve("build.lock");
        Files.createFile(lock);
        Process builder = new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo locked; exec cat")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(builder.inputReader().readLine()).isEqualTo("locked");
            Told told = rapport(arguments);
            assertThat(told.text()).contains("being built here");
            assertThat(told.exit()).isEqualTo(1);
        } finally {
            builder.getOutputStream().close();
            builder.waitFor();
        }
        assertThat(root.resolve("built")).doesNotExist();
    }

    @Test
    @DisplayName("builds what was never built, for whatever needs it")
    void builds() throws Exception {
        assertThat(rapport("status").exit()).isEqualTo(1);
        assertThat(root.resolve("built")).exists();
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
