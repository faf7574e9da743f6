package io.rapport.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at a start is said in words that help. */
class TroubleIT {

    @TempDir
    Path folder;

    private Home home;
    private Stack stack;
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void open() {
        home = new Home(folder.resolve("home"));
        stack = new Stack(home, Installation.find(), Map.of("RAPPORT_CDS", "off"));
    }

    @AfterEach
    void takeDown() {
        stack.down(() -> {});
    }

    @Test
    void aTakenPortIsNamedAndAnotherOneCanBeGiven() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            StartRequest request = new StartRequest(List.of("issuer"), Map.of("issuer", port), MongoDbMode.AUTO);

            assertThat(stack.up(request, recorder, () -> {})).isFalse();

            assertThat(recorder.problems())
                    .singleElement()
                    .asString()
                    .contains("Port " + port + " of issuer is taken")
                    .contains("--port issuer=");
        }
        assertThat(stack.up(StartRequest.only("issuer"), recorder, () -> {})).isTrue();
    }

    @Test
    void aDataFolderThatIsNotPostgresIsLeftAsItIsAndSaidSo() throws IOException {
        Path data = Files.createDirectories(home.create().data("postgres").resolve("data"));
        Path precious = Files.writeString(data.resolve("precious"), "keep me");

        assertThat(stack.up(StartRequest.only("postgres"), recorder, () -> {})).isFalse();

        assertThat(recorder.problems()).singleElement().asString().contains("is not a PostgreSQL data folder");
        assertThat(precious).hasContent("keep me");
    }

    @Test
    void aBrokenKeyFileStopsTheIssuerAndTheLogSaysWhy() throws IOException {
        Files.writeString(home.create().data("issuer").resolve("keys.json"), "no keys");

        assertThat(stack.up(StartRequest.only("issuer"), recorder, () -> {})).isFalse();

        assertThat(recorder.problems()).singleElement().asString().contains("It ended right after its start", "keys");
    }

    @Test
    void aMongoDbThatSomebodyElseRunsAndThatIsNotThereIsReported() {
        Stack withGiven = new Stack(
                home,
                Installation.find(),
                Map.of("RAPPORT_CDS", "off", "MONGODB_URI", "mongodb://me:secret@127.0.0.1:1/"));

        assertThat(withGiven.up(StartRequest.only("mongodb"), recorder, () -> {}))
                .isFalse();

        assertThat(recorder.problems())
                .singleElement()
                .asString()
                .contains("cannot be reached at mongodb://***@127.0.0.1:1/")
                .doesNotContain("secret");
    }

    @Test
    void aServiceThatAnswersBeforeItIsKnownThatAnotherPartIsMissingIsNotReady() {
        assertThat(stack.up(StartRequest.only("issuer"), recorder, () -> {})).isTrue();
        Part quick = new Quick(stack.parts().named("issuer"), "mongodb");
        Part missing = new MongoDb(
                home,
                new Ports(home),
                Installation.find(),
                new ClassArchives(Installation.find(), Map.of("RAPPORT_CDS", "off")),
                new MongoDbChoice.Given("mongodb://127.0.0.1:1/"));
        Recorder second = new Recorder();

        assertThat(new Starter(home, new PartProcesses(home), second, List.of()).start(List.of(missing, quick)))
                .isFalse();

        assertThat(second.ready()).isEmpty();
        assertThat(second.problems()).last().isEqualTo("issuer needs [mongodb]");
    }

    /** A part that answers at once, and that needs another one all the same. */
    private record Quick(Part part, String need) implements Part {

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public Set<String> needs() {
            return Set.of(need);
        }

        @Override
        public String address() {
            return part.address();
        }

        @Override
        public Set<String> ports() {
            return part.ports();
        }

        @Override
        public Optional<Launch> launch() throws IOException {
            return part.launch();
        }

        @Override
        public boolean isReady() {
            return part.isReady();
        }
    }

    @Test
    void aServiceThatWaitsInVainIsReportedWithWhatItWaitsFor() {
        Stack withGiven = new Stack(
                home, Installation.find(), Map.of("RAPPORT_CDS", "off", "MONGODB_URI", "mongodb://127.0.0.1:1/"));

        assertThat(withGiven.up(StartRequest.only("query-service"), recorder, () -> {}))
                .isFalse();

        assertThat(recorder.problems()).hasSize(2).last().isEqualTo("query-service needs [mongodb]");
        assertThat(recorder.ready()).doesNotContain("query-service");
    }
}
