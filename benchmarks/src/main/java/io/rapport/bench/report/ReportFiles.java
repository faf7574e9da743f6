package io.rapport.bench.report;

import io.rapport.bench.harness.Aim;
import io.rapport.bench.harness.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A folder of results: {@code NAME.json} for programs and {@code NAME.svg} for people, the last run of each. */
public final class ReportFiles {

    private final Path folder;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes both. */
    public void write(Report report) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(report.benchmark() + ".json"), json.writeValueAsString(document(report)) + "\n");
        Files.writeString(folder.resolve(report.benchmark() + ".svg"), new Plot(report).svg());
    }

    /** The document's names are a format of its own, and no accident of how the classes are cut. */
    private static Map<String, Object> document(Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", report.benchmark());
        document.put("description", report.description());
        document.put("aims", report.aims());
        document.put("quick", report.quick());
        document.put("began", report.began().toString());
        document.put("seconds", report.took().toMillis() / 1_000.0);
        document.put("machine", report.machine());
        List<Map<String, @Nullable Object>> findings =
                report.findings().stream().map(ReportFiles::document).toList();
        document.put("findings", findings);
        return document;
    }

    private static Map<String, @Nullable Object> document(Finding finding) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", finding.name());
        document.put("unit", finding.isRatio() ? "ratio" : finding.unit());
        document.put("median", rounded(finding.median()));
        document.put("min", rounded(finding.least()));
        document.put("max", rounded(finding.greatest()));
        document.put(
                "rounds", finding.rounds().stream().map(ReportFiles::rounded).toList());
        Aim aim = finding.aim();
        if (aim != null) {
            document.put("aim", aim.toString());
            document.put("met", finding.met());
        }
        return document;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
