package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A start")
class StarterTest {

    private static final String NAME = "clock";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    /** Is ready once it has left its mark. */
    private class Clock implements Part {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public Set<String> ports() {
            return Set.of();
        }

        @Override
        public Optional<Launch> launch() {
            return Optional.of(script("touch " + mark() + "; while :; do sleep 0.1; done"));
        }

        @Override
        public boolean isReady() {
            return Files.exists(mark());
        }
    }

    private Path mark() {
        return folder.resolve("ready");
    }

    private Launch script(String lines) {
        return new Launch(List.of("sh", "-c", lines, folder.toString()), Map.of(), folder.toString());
    }

    private Home home() {
        return new Home(folder.resolve("home")).create();
    }

    @AfterEach
    void end() {
        new PartProcesses(home()).stop(new Clock());
    }

    @Test
    @DisplayName("that finds a part on its way out waits for its end, and starts it again")
    void onItsWayOut() throws IOException {
        Part clock = new Clock();
        PartProcesses processes = new PartProcesses(home());
        Path trapped = folder.resolve("trapped");
        Process before = processes.start(
                clock, script("trap 'sleep 1; exit 0' TERM; touch " + trapped + "; while :; do sleep 0.1; done"));
        await().until(() -> Files.exists(trapped));
        before.destroy();

        assertThat(new Starter(home(), processes, new Heard(), List.of()).start(List.of(clock)))
                .as(told.toString())
                .isTrue();
        assertThat(told).containsExactly("ended", "starting", "ready");
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    @DisplayName("of a part that ends at once has failed")
    void endsAtOnce() {
        Part brief = new Clock() {
            @Override
            public Optional<Launch> launch() {
                return Optional.of(script("exit 1"));
            }
        };
        assertThat(new Starter(home(), new PartProcesses(home()), new Heard(), List.of()).start(List.of(brief)))
                .isFalse();
        assertThat(told).containsExactly("starting", "failed");
    }

    @Test
    @DisplayName("does not wait for a part that needs one which ended meanwhile, and leaves it running")
    void endedMeanwhile() throws IOException {
        Part dead = new Clock() {
            @Override
            public String name() {
                return "base";
            }
        };
        Part waiting = new Clock() {
            @Override
            public Set<String> needs() {
                return Set.of("base");
            }

            @Override
            public boolean isReady() {
                return false;
            }
        };
        PartProcesses processes = new PartProcesses(home());
        Process base = processes.start(dead, script("exit 0"));
        await().until(() -> !base.isAlive());

        assertThat(new Starter(home(), processes, new Heard(), List.of(dead, waiting)).start(List.of(waiting)))
                .isFalse();
        assertThat(told).containsExactly("starting", "waits");
        assertThat(processes.running(waiting)).isPresent();
    }

    private final class Heard implements StartListener {

        @Override
        public void starting(Part part) {
            told.add("starting");
        }

        @Override
        public void ended(Part part, String why) {
            told.add("ended");
        }

        @Override
        public void ready(Part part, Duration took) {
            told.add("ready");
        }

        @Override
        public void failed(Part part, Problem problem) {
            told.add("failed");
        }

        @Override
        public void waitsInVain(Part part, List<String> missing) {
            told.add("waits");
        }
    }
}
