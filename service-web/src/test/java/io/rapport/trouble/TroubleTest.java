package io.rapport.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TroubleTest {

    @Test
    void saysOfAForeignFailureOnlyItsKind() {
        assertThat(Trouble.of(new ExecutionException(new IllegalStateException("Mina Duarte"))))
                .hasToString("IllegalStateException");
    }

    @Test
    void tellsInItsOwnWordsWhatIsOurs() {
        assertThat(Trouble.of(new ExecutionException(new TroubleException("Forked", "positions 3 to 5", new Error()))))
                .hasToString("Forked: positions 3 to 5");
    }
}
