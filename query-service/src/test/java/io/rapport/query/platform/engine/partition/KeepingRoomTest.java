package io.rapport.query.platform.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the room for what is kept")
class KeepingRoomTest {

    private static final long BYTES_OF_A_MARKER = 350;

    @ParameterizedTest
    @CsvSource({"1, 1", "12, 1", "12, 4", "12, 16", "40, 64"})
    @DisplayName("is shared by all folds of a process, however many there are")
    void shared(int projections, int partitions) {
        KeepingRoom process = new KeepingRoom(46_000_000);
        KeepingRoom fold = process.share(projections).share(partitions);
        long taken = fold.documents() + fold.markers() * BYTES_OF_A_MARKER;
        assertThat(taken * projections * partitions).isLessThanOrEqualTo(process.bytes());
        assertThat(fold.documents()).isBetween(10_000L, 2L * 1024 * 1024);
        assertThat(fold.markers()).isBetween(10, 1_000);
    }
}
