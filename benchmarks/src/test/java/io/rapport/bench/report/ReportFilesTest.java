package io.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Finding;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A report")
class ReportFilesTest {

    private static final Report REPORT = new Report(
            "append",
            "A & B, \"quoted\" <side by side>",
            List.of("at least 0.70"),
            false,
            Instant.parse("2026-11-23T10:15:00Z"),
            Duration.ofMillis(61_500),
            new Machine("a processor", 2, 24_000, "Linux 6", "ext4", "a JDK", 0.5, new Speed(30, 1.5), "abcdef"),
            List.of(
                    Finding.of("A / B", "", List.of(0.5, 0.75, 0.8)).withAim(Aim.atLeast(0.7)),
                    Finding.of("A", "1/s", List.of(500.0, 750.0, 800.0))));

    @TempDir
    Path folder;

    @Test
    @DisplayName("is a JSON document with every round, the verdict and the machine")
    void json() throws Exception {
        new ReportFiles(folder).write(REPORT);
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("append.json")));
        assertThat(json.at("/seconds").asDouble()).isEqualTo(61.5);
        assertThat(json.at("/machine/processor").asString()).isEqualTo("a processor");
        JsonNode ratio = json.at("/findings/0");
        assertThat(ratio.path("unit").asString()).isEqualTo("ratio");
        assertThat(ratio.path("median").asDouble()).isEqualTo(0.75);
        assertThat(ratio.path("min").asDouble()).isEqualTo(0.5);
        assertThat(ratio.path("max").asDouble()).isEqualTo(0.8);
        assertThat(ratio.path("rounds")).hasSize(3);
        assertThat(ratio.path("met").asBoolean()).isTrue();
        assertThat(json.at("/findings/1").has("met")).isFalse();
    }

    @Test
    @DisplayName("is a picture with a dot for every round and the line that was aimed at")
    void svg() throws Exception {
        new ReportFiles(folder).write(REPORT);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("append.svg"))));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(6);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("A & B, \"quoted\" <side by side>", "aim ≥ 0.70", "750 1/s");
    }
}
