package io.rapport.local.cli;

import io.rapport.local.figures.TableFile;
import io.rapport.local.figures.TableFile.Column;
import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** Figures in a file of the format that somebody wants. */
final class FiguresFile {

    private static final String CSV = "csv";
    private static final Set<String> FORMATS = Set.of(CSV, "parquet");

    private static final List<Column> COLUMNS = List.of(
            new Column("value", TableFile.Type.DOUBLE),
            new Column("members", TableFile.Type.LONG),
            new Column("suppressed", TableFile.Type.BOOLEAN));

    private FiguresFile() {}

    /** Says so before anything is asked for if nobody could write such a file. */
    static void mustKnow(String format) {
        if (!FORMATS.contains(format)) {
            throw Problem.notUnderstood("There is no format " + format + ".", "There are csv and parquet.");
        }
    }

    static void written(String format, String csv, Path file) throws IOException {
        if (format.equals(CSV)) {
            Files.writeString(file, csv);
            return;
        }
        TableFile table = ServiceLoader.load(TableFile.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.format().equals(format))
                .findFirst()
                .orElseThrow(
                        () -> new Problem("There is no format " + format + " here.", "There are csv and parquet."));
        Path between = Files.createTempFile("figures", ".csv");
        try {
            Files.writeString(between, csv);
            table.write(between, COLUMNS, file);
        } finally {
            Files.delete(between);
        }
    }
}
