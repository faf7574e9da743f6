package io.rapport.command.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.platform.relay.AcknowledgedOffsets.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Acknowledged offsets")
class AcknowledgedOffsetsTest {

    private static final long FAR = AcknowledgedOffsets.NEAR;

    private final AcknowledgedOffsets offsets = new AcknowledgedOffsets(2);

    @Test
    @DisplayName("say nothing of a partition of which none was known, or that is not far")
    void near() {
        offsets.acknowledged(0, FAR);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.UNKNOWN);
        offsets.acknowledged(1, FAR - 1);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.UNKNOWN);
        offsets.acknowledged(0, FAR + 1);
        offsets.acknowledged(1, FAR);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    @DisplayName("that grow are of the same topic")
    void growing() {
        offsets.acknowledged(0, FAR);
        offsets.takeVerdict();
        offsets.acknowledged(0, FAR + 1);
        offsets.acknowledged(0, FAR + 3);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    @DisplayName("that the broker does not tell say nothing, and forget nothing")
    void notTold() {
        offsets.acknowledged(0, FAR);
        offsets.takeVerdict();
        offsets.acknowledged(0, -1);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.UNKNOWN);
        offsets.acknowledged(0, FAR);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.ANOTHER);
    }

    @Test
    @DisplayName("that were reached before are of another topic, whatever else is acknowledged with them")
    void another() {
        offsets.acknowledged(0, FAR + 7);
        offsets.takeVerdict();
        offsets.acknowledged(0, 0);
        offsets.acknowledged(1, 5);
        offsets.acknowledged(0, FAR + 8);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.ANOTHER);
        assertThat(offsets.takeVerdict()).isEqualTo(Verdict.SAME);
    }
}
