package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                "verify --key nonsense",
                "analytics figures --by cohort --from 2026-03",
                "analytics export --by cohort --to 2026-03 --out figures.csv",
                "export"
            })
    void whatIsNoCommandExitsWithTwo(String arguments) {
        assertThat(RapportCommand.run(arguments.split(" "))).isEqualTo(2);
    }
}
