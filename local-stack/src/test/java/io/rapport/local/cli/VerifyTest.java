package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.local.home.Problem;
import io.rapport.local.terminal.Terminal;
import io.rapport.verifier.BundleCheck;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.EventHeader;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.SignedCheckpoint.Cosignature;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./rapport verify FILE")
class VerifyTest {

    private static final VerifierKey LOG = VerifierKey.ofSeed("rapport.test/bright", "ab".repeat(32));
    private static final VerifierKey WITNESS = new Cosigner("witness.test", "cd".repeat(32)).key();
    private static final Instant THEN = Instant.parse("2026-11-29T22:00:00Z");

    private static List<String> told(List<Cosignature> cosignatures, List<String> others, boolean pinned) {
        UUID id = new UUID(1, 2);
        EventHeader event =
                new EventHeader(id, "t", "relationship", "r", 0, "bright", "ana", "a\u001b[2Jna", THEN, id, id, id);
        SignedCheckpoint checkpoint = SignedCheckpoint.of(
                "rapport.test/bright\n7\n" + "A".repeat(43) + "=\n\n\u2014 rapport.test/bright AAAAAAA=\n");
        StringWriter text = new StringWriter();
        new ProvenText(new Terminal(new PrintWriter(text), false, false, 100))
                .print(new BundleCheck.Proven(
                        event, 9, 3, checkpoint, List.of(LOG), cosignatures, others, pinned, pinned));
        return text.toString().lines().toList();
    }

    @Test
    @DisplayName("says who has signed and cosigned, and by whose word these are their keys")
    void signatures() {
        List<Cosignature> cosigned = List.of(new Cosignature(WITNESS, THEN));
        assertThat(told(cosigned, List.of(), true))
                .endsWith("signed by   " + LOG, "cosigned by " + WITNESS + ", at 2026-11-29T22:00:00Z");
        assertThat(told(cosigned, List.of(), false))
                .filteredOn(line -> line.contains("names this key itself"))
                .hasSize(2);
        assertThat(told(List.of(), List.of("else.test"), true))
                .endsWith(
                        "cosigned by nobody: that the log says the same to everybody is its own word",
                        "not checked a signature of else.test, whose key is not known here");
    }

    @Test
    @DisplayName("lets nothing of a bundle speak to the terminal")
    void plain() {
        assertThat(told(List.of(), List.of(), true)).anyMatch(line -> line.contains("by a?[2Jna in tenant"));
    }

    @Test
    @DisplayName("takes a key, or a file with one a line")
    void keys(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), LOG + "\n\n" + WITNESS + "\n");
        assertThat(TrustedKeys.of(file.toString())).containsExactly(LOG, WITNESS);
        assertThat(TrustedKeys.of(WITNESS.toString())).containsExactly(WITNESS);
        Path blank = Files.writeString(folder.resolve("blank"), " \n\n");
        Path noText = Files.write(folder.resolve("no-text"), new byte[] {(byte) 0xC3, (byte) 0x28});
        for (Path none : List.of(blank, noText)) {
            assertThatThrownBy(() -> TrustedKeys.of(none.toString())).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> TrustedKeys.of(folder.resolve("none").toString()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("NAME+ID+KEY");
    }
}
