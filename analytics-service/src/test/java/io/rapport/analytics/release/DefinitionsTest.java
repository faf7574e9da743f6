package io.rapport.analytics.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told is defined: docs/analytics.md has a line of each name. */
class DefinitionsTest {

    @Test
    void everyNameThatIsToldIsDefined() throws IOException {
        String defined = Files.readString(Path.of("../docs/analytics.md"));
        Telling telling = new Telling(Instant.parse("2030-01-01T00:00:00Z"), "2026-03", Cell.NONE, Set.of());
        assertThat(telling.rows()).allSatisfy(row -> assertThat(defined).contains("`" + row.name() + "`"));
    }
}
