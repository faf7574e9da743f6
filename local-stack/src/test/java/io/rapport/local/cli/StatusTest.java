package io.rapport.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.local.http.Lag;
import io.rapport.local.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("the status")
class StatusTest {

    private static final Lag LAG = new Lag(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Map.of("command-service", "WRONG_MASTER_KEY", "query-service", "READY"));

    @Test
    @DisplayName("tells how the keyring of each service stands, and what that means")
    void keyrings() {
        StringWriter text = new StringWriter();
        new StatusTable(new Terminal(new PrintWriter(text), false, false, 100)).print(List.of(), LAG);
        assertThat(text.toString().lines())
                .contains(
                        "keyring of command-service is wrong master key: nothing personal can be written",
                        "keyring of query-service is ready");
        assertThat(JsonMapper.shared()
                        .readTree(StatusJson.of(List.of(), LAG))
                        .path("keyring")
                        .toString())
                .contains("\"command-service\":\"WRONG_MASTER_KEY\"", "\"query-service\":\"READY\"");
    }
}
