package io.rapport.parquet;

import io.rapport.local.figures.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Has DuckDB write what it reads, compressed in the way that every reader knows. */
public final class ParquetFile implements TableFile {

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public void write(Path csv, List<Column> columns, Path file) throws IOException {
        String typed = columns.stream()
                .map(column -> "CAST(%1$s AS %2$s) AS %1$s".formatted(column.name(), type(column.type())))
                .collect(Collectors.joining(", ", "* REPLACE (", ")"));
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("COPY (SELECT %s FROM read_csv('%s', header = true, all_varchar = true, nullstr = ''))"
                            .formatted(columns.isEmpty() ? "*" : typed, quoted(csv))
                    + " TO '%s' (FORMAT parquet, COMPRESSION gzip)".formatted(quoted(file)));
        } catch (SQLException e) {
            throw new IOException("DuckDB could not write " + file, e);
        }
    }

    private static String type(Type type) {
        return switch (type) {
            case DOUBLE -> "DOUBLE";
            case LONG -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
        };
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
