package io.rapport.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.rapport.local.figures.TableFile;
import io.rapport.local.figures.TableFile.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

    @TempDir
    Path folder;

    @Test
    void isReadBackByAnotherReader() throws IOException {
        Path csv = Files.writeString(folder.resolve("it's.csv"), """
                month,kind,name,value,members,suppressed
                2026-01,COUNT,MEETINGS,120,40,false
                2026-01,RATIO,MET,0.52,,false
                2026-02,COUNT,MEETINGS,,,true
                """);
        Path file = folder.resolve("it's.parquet");

        TableFile parquet = ServiceLoader.load(TableFile.class).iterator().next();
        assertThat(parquet.format()).isEqualTo("parquet");
        parquet.write(
                csv,
                List.of(
                        new Column("value", TableFile.Type.DOUBLE),
                        new Column("members", TableFile.Type.LONG),
                        new Column("suppressed", TableFile.Type.BOOLEAN)),
                file);

        List<List<Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                rows.add(List.of(
                        row.getString("month"),
                        row.getString("name"),
                        row.isNull("value") ? "none" : row.getDouble("value"),
                        row.isNull("members") ? "none" : row.getLong("members"),
                        row.getBoolean("suppressed")));
            }
        }
        assertThat(rows)
                .containsExactly(
                        List.of("2026-01", "MEETINGS", 120.0, 40L, false),
                        List.of("2026-01", "MET", 0.52, "none", false),
                        List.of("2026-02", "MEETINGS", "none", "none", true));
    }
}
