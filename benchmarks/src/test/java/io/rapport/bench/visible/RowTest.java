package io.rapport.bench.visible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row")
class RowTest {

    @Test
    @DisplayName("survives the way over the topic, where rows of one aggregate stay in order")
    void overTheTopic() {
        UUID aggregate = UUID.randomUUID();
        Row first = new Row(UUID.randomUUID(), aggregate, 0, 7);
        Row second = new Row(UUID.randomUUID(), aggregate, 1, 7);

        assertThat(Row.read(first.value())).isEqualTo(first);
        assertThat(Row.read(second.value())).isEqualTo(second);
        assertThat(second.key()).isEqualTo(first.key());
    }
}
