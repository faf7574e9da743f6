package io.rapport.command.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.Database;
import io.rapport.parts.KeptLog;
import io.rapport.parts.TokenIssuer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("An operator is told by command-service how its keyring stands:")
class KeyringStateIT {

    private final Database keyring = Database.create();
    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.start(settings());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Map<String, Object> settings() {
        return Map.of("RAPPORT_KEYRING_URL", keyring.url());
    }

    /** Of a service that has nothing in memory. */
    private void startAnew() {
        service.close();
        service = service.another(settings());
    }

    private JdbcTemplate keys() {
        return new JdbcTemplate(new DriverManagerDataSource(keyring.url(), keyring.user(), keyring.password()));
    }

    private Reply told(String path) {
        return service.client(TokenIssuer.instance().token("bright", "olga", "admin"))
                .get(path);
    }

    private void isTold(String state, String health) {
        await().untilAsserted(() ->
                assertThat(told("/actuator/rapport").text("keyring")).isEqualTo(state));
        assertThat(told("/actuator/health")
                        .body()
                        .at("/components/keyring/status")
                        .asString())
                .isEqualTo(health);
        assertThat(told("/actuator/health/readiness").status()).isEqualTo(200);
    }

    private String met() {
        return service.member("bright", "ana")
                .post("/relationships", "{'name': 'Tilda'}")
                .relationshipId();
    }

    private Reply talk(String relationshipId) {
        return service.member("bright", "ana")
                .once()
                .post("/relationships/" + relationshipId + "/conversations", "{'summary': 'Breakfast'}");
    }

    @Test
    @DisplayName("it does not answer, and answers again")
    void away() {
        isTold("READY", "UP");
        String name = keyring.url().replaceAll(".*/([a-z_0-9]+).*", "$1");
        service.sql().execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
        service.sql().queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?", name);
        isTold("AWAY", "DOWN");
        assertThat(service.member("bright", "ana")
                        .once()
                        .post("/relationships", "{'name': 'Tilda'}")
                        .text("rule"))
                .isEqualTo("KeyringUnavailable");
        service.sql().execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
        isTold("READY", "UP");
    }

    @Test
    @DisplayName("it does not know whose something is")
    void unknownSubject() {
        String relationshipId = met();
        keys().update("DELETE FROM keyring.keyset WHERE aggregate_id = ?::uuid", relationshipId);
        startAnew();
        try (KeptLog log = KeptLog.ofRequests()) {
            assertThat(talk(relationshipId).text("rule")).isEqualTo("KeyringUnavailable");
            assertThat(log.text())
                    .contains("The keyring does not know whose something is")
                    .doesNotContain(relationshipId);
        }
        isTold("UNKNOWN_SUBJECT", "DOWN");
    }

    @Test
    @DisplayName("a keyset does not open with the master key")
    void wrongMasterKey() {
        String relationshipId = met();
        keys().update(
                        "UPDATE keyring.keyset SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
                                + " WHERE aggregate_id = ?::uuid",
                        relationshipId);
        startAnew();
        assertThat(talk(relationshipId).text("rule")).isEqualTo("KeyringUnavailable");
        isTold("WRONG_MASTER_KEY", "DOWN");
    }
}
