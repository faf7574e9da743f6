package io.rapport.bench.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task")
class TaskTest {
    @Test
    @DisplayName("is the same after it was sent to a worker as a line of text")
    void line() {
        Task task = new Task(
                Task.Kind.FOLD, "io.rapport.query.models.timeline,io.rapport.query.models.goal", "topic", 42, "bench");

        assertThat(Task.read(task.line())).isEqualTo(task);
        assertThat(task.packages()).containsExactly("io.rapport.query.models.timeline", "io.rapport.query.models.goal");
    }
}
