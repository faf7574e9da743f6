package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void aProcessIsFoundAgainByWhatWasWritten() {
        Path file = folder.resolve("record");
        ProcessRecord.of(sleeper.toHandle(), "600").write(file);
        assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::process)).contains(sleeper.toHandle());
    }

    @Test
    void aProcessThatBeganAtAnotherTimeIsAnotherOne() {
        ProcessRecord other = new ProcessRecord(sleeper.pid(), Instant.now().minusSeconds(3_600), "600", null);
        assertThat(other.process()).isEmpty();
    }

    @Test
    void aProcessThatDoesNotShowTheMarkerIsAnotherOne() {
        assertThat(ProcessRecord.of(sleeper.toHandle(), "-Drapport.part=kafka").process())
                .isEmpty();
    }

    @Test
    void aDeadProcessIsNoProcess() {
        ProcessRecord record = ProcessRecord.of(sleeper.toHandle(), "600");
        sleeper.destroyForcibly().onExit().join();
        assertThat(record.process()).isEmpty();
    }

    @Test
    void aProcessThatEndedAndThatItsParentTakesNoNoticeOfIsNoProcess() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "true & exec sleep 600").start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> parent.toHandle().children().anyMatch(child -> !Liveness.runs(child)));
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Seen as a port that was taken after a part had been killed. */
    @Test
    void aProcessWhoseFirstThreadIsGoneAndWhoseOthersStillEndRunsOn() throws IOException {
        Files.writeString(folder.resolve("stat"), "7 (java (old)) Z 1");
        Files.createDirectories(folder.resolve("task/7"));
        Path other = Files.createDirectories(folder.resolve("task/8"));
        assertThat(Liveness.isZombie(folder)).isFalse();
        Files.delete(other);
        assertThat(Liveness.isZombie(folder)).isTrue();
    }

    @Test
    void aRecordThatCannotBeReadIsNoRecord() throws IOException {
        Path file = Files.writeString(folder.resolve("record"), "pid=soon\n");
        assertThat(ProcessRecord.read(file)).isEmpty();
        assertThat(ProcessRecord.read(folder.resolve("none"))).isEmpty();
    }
}
