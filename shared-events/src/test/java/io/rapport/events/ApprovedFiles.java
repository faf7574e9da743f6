package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of JSON files that somebody has looked at and agreed to. Tests only compare; {@code -Dapprove=true} is the
 * deliberate act that writes.
 */
record ApprovedFiles(Path folder) {

    /** The document of every event example; what is approved there is never written again. */
    static final ApprovedFiles DOCUMENTS = new ApprovedFiles(Path.of("src/test/resources/approved"));

    /** The JSON Schema of every event version. */
    static final ApprovedFiles SCHEMAS = new ApprovedFiles(Path.of("src/main/resources/schemas"));

    static final boolean APPROVE = Boolean.getBoolean("approve");
    static final String HINT = "If this is meant: mvn -pl shared-events test -Dapprove=true, then review the diff";
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    /** Writes what is not there yet, if writing was asked for. */
    void approveIfNew(String name, JsonNode actual) {
        if (APPROVE && !Files.exists(file(name))) {
            write(name, actual);
        }
    }

    /** Writes over what is there, if writing was asked for. */
    void approve(String name, JsonNode actual) {
        if (APPROVE) {
            write(name, actual);
        }
    }

    void verify(String name, JsonNode actual) {
        assertThat(file(name)).as(HINT).exists();
        assertThat(file(name)).as(HINT).content().isEqualTo(print(actual));
    }

    /** The names of the files, without their ending. */
    Set<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String name) {
        return JSON.readTree(bytes(name));
    }

    private void write(String name, JsonNode actual) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(name), print(actual));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private static String print(JsonNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
