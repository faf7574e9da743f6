package io.rapport.command.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.events.SealsUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("What a service asks of PostgreSQL while it starts")
class AtStartTest {

    private final AtomicInteger asked = new AtomicInteger();

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (asked.incrementAndGet() <= times) {
                throw failure;
            }
            return "answer";
        };
    }

    static RuntimeException[] away() {
        return new RuntimeException[] {
            new CannotGetJdbcConnectionException("none within a second"),
            new QueryTimeoutException("too long"),
            new CannotCreateTransactionException("none"),
            SealsUnavailableException.away()
        };
    }

    @ParameterizedTest
    @MethodSource("away")
    @DisplayName("is asked again while it does not answer")
    void again(RuntimeException failure) {
        assertThat(AtStart.asked(failing(2, failure))).isEqualTo("answer");
        assertThat(asked).hasValue(3);
    }

    @Test
    @DisplayName("is given up with what it failed with when that takes too long")
    void givenUp() {
        RuntimeException failure = new CannotGetJdbcConnectionException("none within a second");
        assertThatThrownBy(() -> AtStart.asked(failing(Integer.MAX_VALUE, failure), Duration.ofMillis(300)))
                .isSameAs(failure);
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    @DisplayName("is not asked again if that mends nothing")
    void atOnce() {
        RuntimeException failure = new DuplicateKeyException("there is one");
        assertThatThrownBy(() -> AtStart.asked(failing(1, failure))).isSameAs(failure);
        assertThat(asked).hasValue(1);
    }
}
