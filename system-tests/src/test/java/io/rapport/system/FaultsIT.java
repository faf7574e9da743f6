package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.http.Api;
import io.rapport.local.http.Reply;
import io.rapport.system.RunningSystem.Handle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that leave a process behind: frozen, or out of memory. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("Rapport, of which a part is there and does nothing, or not for long,")
class FaultsIT {

    private final Handle system;

    FaultsIT(Handle system) {
        this.system = system;
    }

    @Test
    @DisplayName("has another command-service take over from a frozen one, and loses and doubles nothing")
    void frozenLeader() throws Exception {
        try (SecondService second = system.secondCommandService()) {
            Api commands = system.commandsAt(second.address(), "ana");
            await().atMost(Patience.LONGEST)
                    .ignoreExceptions()
                    .until(() -> meet(commands, "Before").isOk());
            long before = system.number("SELECT max(position) FROM event_log");
            system.freeze("command-service");
            try {
                await().atMost(Patience.LONGEST)
                        .ignoreExceptions()
                        .until(() -> meet(commands, "Meanwhile").isOk());
                // Five seconds for the lease; the rest is what a busy machine takes. It was for ever.
                await().atMost(Patience.LONGEST)
                        .until(() -> system.number("SELECT max(position) FROM event_log") > before);
            } finally {
                system.thaw("command-service");
            }
            assertThat(meet(system.commands("ana"), "Afterwards").status()).isEqualTo(201);
            await().atMost(Patience.LONGEST).until(() -> system.number("SELECT count(*) FROM outbox") == 0);
        }
        Completeness.of(system).nothingIsLost();
    }

    private static Reply meet(Api commands, String name) throws IOException {
        return commands.post("/relationships", Map.of(), Map.of("name", name));
    }

    @ParameterizedTest(name = "ends {0} that runs out of memory, and starts it again if it is watched")
    @ValueSource(strings = {"query-service", "command-service"})
    void outOfMemory(String service, @TempDir Path directory) throws Exception {
        Process watch = system.rapport("up", "--watch");
        try {
            // It watches once it says so.
            assertThat(watch.inputReader(StandardCharsets.UTF_8).lines().anyMatch(line -> line.startsWith("Watching")))
                    .isTrue();
            ProcessHandle before = system.process(service);
            MemoryEater.in(before.pid(), directory);
            await().atMost(Patience.LONGEST).until(() -> !before.isAlive());
            // Whoever starts it anew begins a new log, some seconds from now.
            assertThat(system.logOf(service)).contains("Terminating due to java.lang.OutOfMemoryError");
            await().atMost(Patience.LONGEST)
                    .ignoreExceptions()
                    .until(() -> system.isUp(service) && system.process(service).pid() != before.pid());
        } finally {
            watch.destroy();
        }
        assertThat(meet(system.commands("ana"), "Afterwards").status()).isEqualTo(201);
        Completeness.of(system).nothingIsLost();
    }

    @Test
    @DisplayName("says which part is frozen, whichever it is")
    void status() throws Exception {
        List<String> parts = List.of("mongodb", "kafka", "postgres", "issuer");
        try {
            for (String part : parts) {
                system.freeze(part);
            }
            Process status = system.rapport("status");
            String said = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(status.waitFor()).as(said).isEqualTo(1);
            for (String part : parts) {
                assertThat(said).containsPattern(part + " +frozen");
                assertThat(said).contains(part + " is stopped by a signal: kill -CONT");
            }
        } finally {
            for (String part : parts) {
                system.thaw(part);
            }
        }
        system.mend();
        Completeness.of(system).nothingIsLost();
    }
}
