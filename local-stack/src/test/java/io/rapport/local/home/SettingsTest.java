package io.rapport.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void linesAreNamesAndValuesAndCommentsAreNot() {
        Settings settings = Settings.of("# topic\nTOPIC=rapport.events\n\nURL=jdbc:x?a=b\n", Map.of());
        assertThat(settings.values())
                .containsOnly(Map.entry("TOPIC", "rapport.events"), Map.entry("URL", "jdbc:x?a=b"));
    }

    @Test
    void theCallersEnvironmentWinsForNamesThatTheFileHas() {
        Settings settings = Settings.of("PARTITIONS=12\n", Map.of("PARTITIONS", "24", "PATH", "/bin"));
        assertThat(settings.values()).containsOnly(Map.entry("PARTITIONS", "24"));
    }

    @Test
    void requestsHaveNoLimitOnOneMachineUnlessTheCallerSetsOne() {
        String file = "RAPPORT_MEMBER_RATE=200\nRAPPORT_TENANT_RATE=2000\n";
        assertThat(Settings.of(file, Map.of()).values())
                .containsOnly(Map.entry("RAPPORT_MEMBER_RATE", "0"), Map.entry("RAPPORT_TENANT_RATE", "0"));
        assertThat(Settings.of(file, Map.of("RAPPORT_MEMBER_RATE", "5")).get("RAPPORT_MEMBER_RATE"))
                .isEqualTo("5");
    }

    @Test
    void aLineWithoutAValueIsNamed() {
        assertThatThrownBy(() -> Settings.of("PARTITIONS 12", Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("PARTITIONS 12");
    }

    @Test
    void theProjectsOwnFileNamesWhatTheServicesNeed() {
        assertThat(Settings.of(Installation.find(), Map.of()).values())
                .containsKeys(
                        "RAPPORT_POSTGRES_URL",
                        "RAPPORT_POSTGRES_USER",
                        "RAPPORT_POSTGRES_PASSWORD",
                        "RAPPORT_KAFKA_BOOTSTRAP_SERVERS",
                        "RAPPORT_EVENTS_TOPIC",
                        "RAPPORT_EVENTS_PARTITIONS",
                        "RAPPORT_EVENTS_REPLICATION",
                        "RAPPORT_EVENTS_MIN_INSYNC",
                        "MONGODB_URI",
                        "RAPPORT_MONGODB_DATABASE",
                        "RAPPORT_ISSUER_URI",
                        "RAPPORT_AUDIENCE",
                        "RAPPORT_ISSUER_KEYS_FRESH",
                        "RAPPORT_ISSUER_KEYS_KEPT",
                        "RAPPORT_MEMBER_RATE",
                        "RAPPORT_TENANT_RATE",
                        "RAPPORT_WEB_ORIGINS",
                        "RAPPORT_SECRET",
                        "SERVER_PORT",
                        "RAPPORT_MANAGEMENT_PORT",
                        "RAPPORT_MANAGEMENT_ADDRESS");
    }
}
