package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However somebody asks for help, they get it; what cannot be meant is refused before anything is started. */
class RapportCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "status --help", "topic --help", "help up"})
    void helpIsGiven(String arguments) {
        assertThat(RapportCommand.run(arguments.split(" "))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analytics export --out figures.csv",
                "analytics figures",
                "analytics plots",
                "down",
                "export member --member ana",
                "export person 018f3c6e-0000-7000-8000-000000000001 --member ana",
                "help token",
                "issuer rotate",
                "keyring rotate",
                "logs kafka",
                "status",
                "status --json",
                "token ana",
                "topic",
                "topic refill",
                "verify"
            })
    void whoOnlyAsksMakesNoStack(String arguments, @TempDir Path folder) {
        Path home = folder.resolve("home");
        int code = RapportCommand.run(Map.of("RAPPORT_HOME", home.toString()), arguments.split(" "));
        assertThat(code).isLessThan(2);
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify --key nonsense",
                "analytics figures --by cohort --from 2026-03",
                "analytics export --by cohort --to 2026-03 --out figures.csv",
                "analytics figures --from 2026-04 --to 2026-03",
                "analytics plots --from 2026-04 --to 2026-03",
                "analytics figures --from 2026-13",
                "analytics export --to march --out figures.csv",
                "analytics figures --by nonsense",
                "analytics figures --by 7",
                "analytics export --by nonsense --out figures.csv",
                "analytics export --format nonsense --out figures.csv",
                "analytics",
                "export",
                "export person nonsense --member ana",
                "export member --member ana --format nonsense",
                "issuer",
                "keyring",
                "logs nonsense",
                "replay",
                "token",
                "topic nonsense",
                "up nonsense",
                "up --mongodb nonsense",
                "up --port nonsense=9092",
                "up --port kafka=none",
                "up --port kafka=0",
                "up --port kafka=65536"
            })
    void whatIsNoCommandExitsWithTwo(String arguments) {
        assertThat(RapportCommand.run(arguments.split(" "))).isEqualTo(2);
    }
}
