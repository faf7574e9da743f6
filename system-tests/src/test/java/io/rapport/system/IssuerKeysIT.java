package io.rapport.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.system.RunningSystem.Handle;
import io.rapport.system.Wire.Answer;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one stack for all system tests
@DisplayName("The issuer's keys are changed while all runs")
class IssuerKeysIT {

    private final Handle system;
    private final Wire wire;

    IssuerKeysIT(Handle system) {
        this.system = system;
        this.wire = new Wire(system);
    }

    private String token() {
        return system.token("ana");
    }

    private static String keyOf(String token) {
        byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return JsonMapper.shared().readTree(header).path("kid").asString();
    }

    private int asksQueries(String token) throws IOException {
        return wire.send(Service.QUERIES, "GET", "/me", token, null, Map.of()).status();
    }

    private int sendsCommand(String token) throws IOException {
        Answer answer = wire.send(Service.COMMANDS, "POST", "/relationships", token, Map.of("name", "Ida"), Map.of());
        return answer.status();
    }

    @Test
    @DisplayName("and tokens of a new one are good at once, those before in their time or, withdrawn, no longer")
    void rotation() throws IOException, InterruptedException {
        String before = token();
        assertThat(asksQueries(before)).isEqualTo(200);
        assertThat(sendsCommand(before)).isEqualTo(201);

        assertThat(system.outputOf("issuer", "rotate")).contains("stay good");
        String next = token();
        assertThat(keyOf(next)).isNotEqualTo(keyOf(before));
        assertThat(asksQueries(next)).isEqualTo(200);
        assertThat(sendsCommand(next)).isEqualTo(201);
        assertThat(asksQueries(before)).isEqualTo(200);
        assertThat(sendsCommand(before)).isEqualTo(201);

        assertThat(system.outputOf("issuer", "rotate", "--withdraw")).contains("refused");
        String last = token();
        // An unknown key is asked for at once, unless one was within the last ten seconds.
        await().atMost(Patience.LONGEST).until(() -> asksQueries(last) == 200 && sendsCommand(last) == 201);
        assertThat(asksQueries(before)).isEqualTo(401);
        assertThat(sendsCommand(next)).isEqualTo(401);
    }
}
