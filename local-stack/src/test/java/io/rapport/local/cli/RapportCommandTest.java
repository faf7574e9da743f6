package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However somebody asks for help, they get it. */
class RapportCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "status --help", "topic --help", "help up"})
    void helpIsGiven(String arguments) {
        assertThat(RapportCommand.run(arguments.split(" "))).isZero();
    }
}
