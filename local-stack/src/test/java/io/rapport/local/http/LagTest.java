package io.rapport.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LagTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final JsonNode LOG = JSON.readTree("""
            {"logHead": 20, "outbox": 0, "relayed": 20, "troubles": []}
            """);

    private static JsonNode projection(long position, String state, String more) {
        return JSON.readTree("""
                {"projections": [{"name": "timeline", "position": %d, "lag": 0, "state": "%s" %s}]}
                """.formatted(position, state, more));
    }

    @Test
    void itIsToldFromTheLogWhateverTheTopicHolds() {
        Lag lag = Lag.of(LOG, projection(5, "LIVE", ""));
        assertThat(lag.of("query-service")).hasValue(15);
        assertThat(lag.isNone()).isFalse();
        assertThat(Lag.of(LOG, projection(20, "LIVE", "")).isNone()).isTrue();
    }

    @Test
    void whatCountsIsToldBesideTheReadModels() {
        JsonNode analytics = JSON.readTree("{\"projections\": [{\"name\": \"analytics\", \"position\": 12,"
                + " \"state\": \"CATCHING_UP\"}], \"troubles\": [{\"code\": \"KafkaUnreachable\"}]}");
        Lag lag = Lag.of(LOG, projection(20, "LIVE", ""), analytics);
        assertThat(lag.of("analytics-service")).hasValue(8);
        assertThat(lag.of("query-service")).hasValue(0);
        assertThat(lag.isNone()).as("all can be read").isTrue();
        assertThat(lag.all()).extracting(Lag.Projection::name).containsExactly("timeline", "analytics");
        assertThat(lag.alarms()).containsExactly(new Alarm("analytics-service", "KafkaUnreachable", ""));
    }

    @Test
    void aProjectionThatWaitsIsNotThrough() {
        assertThat(Lag.of(LOG, projection(20, "WAITING", "")).isNone()).isFalse();
    }

    @Test
    void whatIsNotKnownIsNotZero() {
        assertThat(Lag.of(null, projection(20, "LIVE", "")).of("query-service")).isEmpty();
        assertThat(Lag.of(LOG, null).of("query-service")).isEmpty();
        assertThat(Lag.of(LOG, projection(0, "IDLE", "")).of("query-service")).isEmpty();
        assertThat(Lag.unknown().of("command-service")).isEmpty();
    }

    @Test
    void aLogThatDoesNotAnswerHasNoEndToBeAheadOf() {
        JsonNode frozen = JSON.readTree("""
                {"relayed": 20, "troubles": [{"code": "EventStoreFrozen", "detail": "a"},
                                             {"code": "EventStoreFrozen", "detail": "a"}]}
                """);
        Lag lag = Lag.of(frozen, projection(20, "LIVE", ""));
        assertThat(lag.of("query-service")).isEmpty();
        assertThat(lag.of("command-service")).isEmpty();
        assertThat(lag.isNone()).isFalse();
        assertThat(lag.alarms()).containsExactly(new Alarm("command-service", "EventStoreFrozen", "a"));
    }

    @Test
    void readModelsThatAreAheadOfTheLogAreAnAlarm() {
        Lag lag = Lag.of(LOG, projection(24, "LIVE", ""));
        assertThat(lag.of("query-service")).hasValue(-4);
        assertThat(lag.isNone()).isFalse();
        assertThat(lag.alarms()).extracting(Alarm::code).containsExactly("ReadModelsAheadOfLog");
    }

    @Test
    void whatTheServicesSayIsWrongIsToldWithItsCode() {
        JsonNode log = JSON.readTree("""
                {"logHead": 20, "outbox": 3, "relayed": 9, "troubles": [{"code": "TopicGone", "detail": "no topic"}]}
                """);
        Lag lag = Lag.of(log, projection(9, "WAITING", ", \"parked\": 2, \"problem\": \"MongoTimeoutException\""));
        assertThat(lag.alarms())
                .containsExactly(
                        new Alarm("command-service", "TopicGone", "no topic"),
                        new Alarm("query-service", "MongoTimeoutException", "timeline"));
        assertThat(lag.projections()).extracting(Lag.Projection::parked).containsExactly(2L);
        assertThat(lag.of("command-service")).hasValue(14);
    }

    @Test
    void eachServiceSaysHowItsKeyringStands() {
        JsonNode log = JSON.readTree("{\"logHead\": 20, \"keyring\": \"AWAY\", \"troubles\": []}");
        JsonNode models = JSON.readTree("{\"projections\": [], \"keyring\": \"READY\"}");
        assertThat(Lag.of(log, models).keyrings())
                .containsExactly(Map.entry("command-service", "AWAY"), Map.entry("query-service", "READY"));
        assertThat(Lag.of(null, models).keyrings()).containsOnlyKeys("query-service");
        assertThat(Lag.of(LOG, null).keyrings()).isEmpty();
    }
}
