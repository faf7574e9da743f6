package io.rapport.command.platform.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

@DisplayName("What PostgreSQL's failures are called")
class StoreTroubleTest {

    private static String codeOf(Throwable failure) {
        return StoreTrouble.of(failure).code();
    }

    @Test
    @DisplayName("a pool that has waited in vain knows no state, and says that nothing is reached")
    void thePool() {
        SQLException pool = new SQLTransientConnectionException("Connection is not available");
        assertThat(codeOf(new CannotGetJdbcConnectionException("none", pool))).isEqualTo("EventStoreUnreachable");
        assertThat(codeOf(new CannotCreateTransactionException("none", pool))).isEqualTo("EventStoreUnreachable");
    }

    @Test
    @DisplayName("a state says what it is, and an answer that does not come is told from one that says no")
    void states() {
        assertThat(codeOf(new SQLException("a", "08006"))).isEqualTo("EventStoreUnreachable");
        assertThat(codeOf(new SQLException("a", "08006", new SocketTimeoutException())))
                .isEqualTo("EventStoreFrozen");
        assertThat(codeOf(new SQLException("a", "53100"))).isEqualTo("EventStoreFull");
        assertThat(codeOf(new SQLException("a", "57P01"))).isEqualTo("EventStoreRestarting");
        assertThat(codeOf(new IllegalStateException("a"))).isEqualTo("IllegalStateException");
    }
}
