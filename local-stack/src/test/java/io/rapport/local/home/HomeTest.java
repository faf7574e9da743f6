package io.rapport.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("home")).create();
    }

    @Test
    void itIsInTheProjectUnlessGiven() {
        Installation project = new Installation(folder);
        assertThat(Home.of(project, Map.of()).path()).isEqualTo(folder.resolve(".rapport"));
        assertThat(Home.of(project, Map.of("RAPPORT_HOME", "/elsewhere")).path())
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void aPortStaysTheSame() {
        int port = new Ports(home).of("kafka");
        assertThat(new Ports(home).of("kafka")).isEqualTo(port).isBetween(20_000, 29_999);
        assertThat(new Ports(home).of("postgres")).isNotEqualTo(port);
    }

    @Test
    void partsThatDrawTheirPortsAtTheSameTimeEachKeepTheirs() {
        List<String> names =
                IntStream.range(0, 24).mapToObj(number -> "part" + number).toList();
        Map<String, Integer> drawn = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(names.size())) {
            names.forEach(name -> threads.execute(() -> drawn.put(name, new Ports(home).of(name))));
        }

        assertThat(drawn.values()).hasSize(names.size()).doesNotHaveDuplicates();
        Ports later = new Ports(home);
        names.forEach(name -> assertThat(later.of(name)).as(name).isEqualTo(drawn.get(name)));
    }

    @Test
    void aChosenPortIsRemembered() {
        new Ports(home).choose(Map.of("issuer", 9_000));
        assertThat(new Ports(home).of("issuer")).isEqualTo(9_000);
    }

    @Test
    void twoPartsCannotBeGivenTheSamePort() {
        assertThatThrownBy(() -> new Ports(home).choose(Map.of("issuer", 9_000, "kafka", 9_000)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("share a port");
    }

    @Test
    void aPortThatIsNoneIsNamedWithItsFile() throws IOException {
        Files.writeString(home.portsFile(), "kafka=many\n");
        assertThatThrownBy(() -> new Ports(home).of("kafka"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ports.properties")
                .hasMessageContaining("many");
    }

    @Test
    void secretsStayTheSameAndAreForTheirOwnerOnly() throws IOException {
        String secret = new Secrets(home).issuerClient();
        assertThat(new Secrets(home).issuerClient()).isEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new Secrets(home).postgresRapport()).isNotEqualTo(secret);
        assertThat(new Secrets(home).installation())
                .isEqualTo(new Secrets(home).installation())
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secretsFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void aHomeThatCannotBeMadeIsSaidSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Home(file.resolve("home")).create())
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString());
    }
}
