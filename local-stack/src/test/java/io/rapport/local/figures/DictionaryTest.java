package io.rapport.local.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.home.Installation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static final Dictionary DICTIONARY = Dictionary.of("""
            | name | formula |
            |---|---|
            | `CAPTURES`, `MEETINGS` | cards taken, people met (both "once") |
            | `GOALS_SET` | goals; of these `GOALS_COUNTED` |
            | ratio `MET` | MET ÷ all |
            """);

    @Test
    void aNameMeansWhatItsLineSays() {
        assertThat(DICTIONARY.meaning("MET")).contains("MET ÷ all");
        assertThat(DICTIONARY.meaning("MEETINGS"))
                .hasValueSatisfying(words ->
                        assertThat(words).isEqualTo("CAPTURES, MEETINGS: cards taken, people met (both \"once\")"));
        assertThat(DICTIONARY.meaning("GOALS_COUNTED")).contains("goals; of these GOALS_COUNTED");
        assertThat(DICTIONARY.meaning("NOTHING")).isEmpty();
    }

    @Test
    void itIsWrittenBesideAFileAsCsv() {
        Release release = new Release(
                "acme",
                "",
                "2026-11-29T10:00:00Z",
                10,
                5,
                List.of(
                        new Figure("2026-01", "COUNT", "MEETINGS", 10.0, 10L, false),
                        new Figure("2026-02", "COUNT", "MEETINGS", null, null, true)));
        assertThat(DICTIONARY.csv(List.of(release, release)).split("\r\n", -1))
                .containsExactly(
                        "kind,name,meaning",
                        "COUNT,MEETINGS,\"CAPTURES, MEETINGS: cards taken, people met (both \"\"once\"\")\"",
                        "");
    }

    @Test
    void theOneOfThisCheckoutDefinesFigures() throws IOException {
        Dictionary dictionary = Dictionary.of(Installation.find());
        assertThat(List.of("ENTRIES", "GOALS_MISSED", "CERTAINTY", "COMFORT", "FUNNEL_HELPED", "HELPED"))
                .allSatisfy(
                        name -> assertThat(dictionary.meaning(name)).as(name).isPresent());
    }
}
