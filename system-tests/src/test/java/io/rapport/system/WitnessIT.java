package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.home.Home;
import io.rapport.local.home.Secrets;
import io.rapport.local.http.Reply;
import io.rapport.system.RunningSystem.Handle;
import io.rapport.verifier.BundleCheck;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("The log's witness, in another service,")
class WitnessIT {

    private final Handle system;
    private final VerifierKey witness;

    WitnessIT(Handle system) {
        this.system = system;
        this.witness = new Cosigner("rapport.local/witness", new Secrets(new Home(system.home())).witnessKey()).key();
    }

    private String meet() throws IOException, SQLException {
        Reply met = system.commands("ana").post("/relationships", Map.of(), Map.of("name", "Tilda"));
        assertThat(met.status()).isEqualTo(201);
        try (var connection = system.postgres();
                var statement = connection.prepareStatement("SELECT event_id FROM event WHERE aggregate_id = ?")) {
            statement.setString(1, met.text("relationshipId"));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private String bundle(String eventId, boolean cosigned) {
        return await().atMost(Patience.LONGEST)
                .ignoreExceptions()
                .until(
                        () -> system.commands("ana")
                                .text("/proofs/events/" + eventId + "/bundle")
                                .orElse(""),
                        text -> BundleCheck.check(text, List.of())
                                        .cosignatures()
                                        .isEmpty()
                                != cosigned);
    }

    private String verified(int expected, String... arguments) throws IOException, InterruptedException {
        Process process = system.rapport(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(expected);
        return output;
    }

    @Test
    @DisplayName("vouches for a bundle to whoever is offline; while it is away the log does so alone")
    void vouches(@TempDir Path folder) throws Exception {
        String event = meet();
        String text = bundle(event, true);
        BundleCheck.Proven proven = BundleCheck.check(text, List.of(witness));
        assertThat(proven.event().eventId()).isEqualTo(UUID.fromString(event));
        assertThat(proven.witnessPinned()).isTrue();

        Path file = Files.writeString(folder.resolve("event.txt"), text);
        Path keys =
                Files.writeString(folder.resolve("keys.txt"), proven.signers().getFirst() + "\n" + witness + "\n");
        assertThat(verified(0, "verify", file.toString(), "--key", keys.toString()))
                .contains("signed by   " + proven.signers().getFirst(), "cosigned by " + witness + ", at 20");
        int at = text.length() - 20;
        Path spoiled = Files.writeString(
                folder.resolve("spoiled.txt"),
                text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1));
        assertThat(verified(1, "verify", spoiled.toString()))
                .contains("not proven  a signature of rapport.local/witness is false");

        system.kill("query-service");
        try {
            String alone = bundle(meet(), false);
            Path lonely = Files.writeString(folder.resolve("alone.txt"), alone);
            assertThat(verified(0, "verify", lonely.toString())).contains("cosigned by nobody");
            assertThat(verified(1, "verify", lonely.toString(), "--key", witness.toString()))
                    .contains("rapport.local/witness has not cosigned the checkpoint");
        } finally {
            system.mend();
        }
        bundle(meet(), true);
        assertThat(system.outputOf("verify")).contains("are as they were written, signed and published");
        JsonNode keyring = JsonMapper.shared()
                .readTree(system.outputOf("status", "--json"))
                .path("keyring");
        assertThat(keyring.path("command-service").asString()).isEqualTo("READY");
        assertThat(keyring.path("query-service").asString()).isEqualTo("READY");
    }
}
