package io.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A row of CSV")
class CsvTest {

    private static String row(@Nullable Object... cells) throws IOException {
        StringBuilder csv = new StringBuilder();
        Csv.row(csv, cells);
        return csv.toString();
    }

    @Test
    @DisplayName("ends as RFC 4180 says, and quotes what would end a cell")
    void quotes() throws IOException {
        assertThat(row("a", null, 7)).isEqualTo("a,,7\r\n");
        assertThat(row("a,b", "c;d", "she said \"no\"", "two\nlines"))
                .isEqualTo("\"a,b\",\"c;d\",\"she said \"\"no\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @DisplayName("has nothing that a spreadsheet would execute")
    @ValueSource(
            strings = {
                "=1+1",
                "+351 912 000 000",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "\uFEFF=1",
                "\uFF1D1+1",
                "=cmd|' /C calc'!A0\n"
            })
    void formulas(String text) throws IOException {
        assertThat(row(text)).matches("(?s)\"?'.*");
    }

    @Test
    @DisplayName("leaves numbers and words as they are")
    void plain() throws IOException {
        assertThat(row(-3, "-3.5", "a=b", "x-y", "Ana")).isEqualTo("-3,-3.5,a=b,x-y,Ana\r\n");
    }
}
