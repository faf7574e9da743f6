package io.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Compose file cannot be run everywhere, but it can be held to the Compose Specification and to the settings. */
class ComposeFileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path root = Installation.find().root();
    private JsonNode compose = JSON.createObjectNode();

    @BeforeEach
    void read() throws IOException {
        compose = JSON.valueToTree(
                new Yaml().<Map<String, Object>>load(Files.readString(root.resolve("docker-compose.yml"))));
    }

    @Test
    void itIsValidByTheComposeSpecification() throws IOException {
        assertThat(errors(compose)).isEmpty();
    }

    @Test
    void aTypoWouldBeNoticed() throws IOException {
        ((ObjectNode) compose.path("services").path("postgres")).put("imagee", "postgres:18");
        assertThat(errors(compose)).isNotEmpty();
    }

    @Test
    void everyServiceHasAHealthCheckAndUsesDeclaredVolumesOnly() {
        assertThat(compose.path("services").propertyNames())
                .containsExactlyInAnyOrder(
                        "postgres",
                        "kafka",
                        "mongodb",
                        "issuer",
                        "command-service",
                        "query-service",
                        "analytics-service");
        compose.path("services").forEachEntry((name, service) -> {
            assertThat(service.path("healthcheck").has("test")).as(name).isTrue();
            service.path("volumes").forEach(volume -> {
                String source = volume.asString().substring(0, volume.asString().indexOf(':'));
                assertThat(source.startsWith("./") || compose.path("volumes").has(source))
                        .as(name + " " + source)
                        .isTrue();
            });
        });
    }

    @Test
    void allServicesTakeTheirSettingsFromTheSharedFileAlone() {
        for (String name : List.of("command-service", "query-service", "analytics-service")) {
            JsonNode service = compose.path("services").path(name);
            assertThat(service.path("env_file").asString()).isEqualTo("config/services.env");
            assertThat(service.has("environment")).as(name).isFalse();
            assertThat(service.path("command").toString()).contains(name + "-*-app.jar");
        }
    }

    @Test
    void whatEndsIsStartedAgainAndWhoeverRunsOutOfMemoryEnds() {
        compose.path("services").forEachEntry((name, service) -> {
            assertThat(service.path("restart").asString()).as(name).isEqualTo("unless-stopped");
            if (!List.of("postgres", "mongodb").contains(name)) {
                assertThat(service.path("command").toString()
                                + service.at("/environment/KAFKA_OPTS").asString())
                        .as(name)
                        .contains("-XX:+ExitOnOutOfMemoryError");
            }
        });
    }

    @Test
    void theAddressesInTheSharedFileAreTheServicesOfTheComposeFile() {
        Settings settings = Settings.of(new Installation(root), Map.of());
        assertThat(settings.get("RAPPORT_POSTGRES_URL")).contains("//postgres:5432/");
        assertThat(settings.get("RAPPORT_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("kafka:9092");
        assertThat(settings.get("MONGODB_URI")).isEqualTo("mongodb://mongodb:27017");
        assertThat(settings.get("RAPPORT_ISSUER_URI"))
                .isEqualTo("http://issuer:"
                        + compose.at("/services/issuer/environment/SERVER_PORT").asString());
    }

    @Test
    void theBrokerIsTheOneThatTheLocalStackRuns() {
        assertThat(compose.at("/services/kafka/image").asString())
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }

    private static List<Error> errors(JsonNode compose) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ComposeFileTest.class.getResourceAsStream("/compose-spec/compose_spec.json"))) {
            JsonNode specification = withoutOldIdentifiers(JSON.readTree(in));
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(specification);
            return schema.validate(compose);
        }
    }

    /** The specification names its dialect and its parts in a way that the dialect itself no longer knows. */
    private static JsonNode withoutOldIdentifiers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("$schema");
            if (object.path("id").isString()) {
                object.remove("id");
            }
        }
        node.forEach(ComposeFileTest::withoutOldIdentifiers);
        return node;
    }
}
