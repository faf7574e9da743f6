package io.rapport.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Memory")
class MemoryTest {
    @Test
    @DisplayName("is read from the kernel's lines, and the ones that say something else count for nothing")
    void lines() {
        assertThat(Memory.ofLine("Rss:              358400 kB")).isEqualTo(new Memory(350, 0));
        assertThat(Memory.ofLine("Pss:                1024 kB")).isEqualTo(new Memory(0, 1));
        assertThat(Memory.ofLine("Pss_Anon:           1024 kB")).isEqualTo(Memory.NONE);
        assertThat(Memory.ofLine("00400000-7fff [rollup]")).isEqualTo(Memory.NONE);
    }

    @Test
    @DisplayName("of a process is more resident than proportional")
    void ofProcess() {
        assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")));

        Memory own = Memory.of(ProcessHandle.current());

        assertThat(own.proportional()).isPositive();
        assertThat(own.resident()).isGreaterThanOrEqualTo(own.proportional());
    }
}
