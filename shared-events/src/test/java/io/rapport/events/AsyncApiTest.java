package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** asyncapi.yaml tells all that is on the topic, and nothing else. */
class AsyncApiTest {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");
    private static final JsonNode API = new YAMLMapper().readTree(current());
    private static final JsonNode MESSAGES = API.at("/components/messages");
    private static final JsonNode HEADERS = API.at("/components/messageTraits/cloudEvent/headers");

    static Set<String> versions() {
        return Examples.versions();
    }

    private static String current() {
        try {
            String document = Files.readString(FILE);
            if (ApprovedFiles.APPROVE) {
                document = AsyncApiMessages.filledIn(document);
                Files.writeString(FILE, document);
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasTheMessagesThatTheEventsSay() throws IOException {
        assertThat(FILE).as(ApprovedFiles.HINT).content().isEqualTo(AsyncApiMessages.filledIn(Files.readString(FILE)));
    }

    @Test
    void isAValidAsyncApiDocument() throws IOException {
        try (var official = AsyncApiTest.class.getResourceAsStream("/asyncapi-3.0.0/schema.json")) {
            assertThat(official).isNotNull();
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JsonMapper.shared().readTree(official));

            assertThat(schema.validate(API)).isEmpty();
            assertThat(schema.validate(withTypo())).isNotEmpty();
        }
    }

    @Test
    void hasAMessageForEveryVersionAndNoOther() {
        assertThat(MESSAGES.propertyNames()).containsExactlyInAnyOrderElementsOf(versions());
        assertThat(API.at("/channels/events/messages").propertyNames()).containsExactlyInAnyOrderElementsOf(versions());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aMessageIsNamedForItsVersionAndRefersToItsSchema(String version) throws IOException {
        JsonNode message = MESSAGES.get(version);
        Path schema = FILE.resolveSibling(message.at("/payload/schema/$ref").asString());

        assertThat(message.get("name").asString()).isEqualTo(version);
        assertThat(message.get("summary").asString()).isNotBlank();
        assertThat(message.at("/traits/0/$ref").asString()).isEqualTo("#/components/messageTraits/cloudEvent");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(schema))
                        .get("title")
                        .asString())
                .isEqualTo(version);
        assertThat(API.at("/channels/events/messages").get(version).get("$ref").asString())
                .isEqualTo("#/components/messages/" + version);
    }

    @Test
    void describesExactlyTheHeadersThatAreWritten() {
        Set<String> written = CloudEvents.headers(CloudEventsTest.envelopeOf(RelationshipExamples.MET), 0)
                .keySet();

        assertThat(HEADERS.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(HEADERS.get("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void theHeadersThatAreWrittenKeepToTheirDescription() {
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        CloudEvents.headers(CloudEventsTest.envelopeOf(RelationshipExamples.MET), 0)
                .forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(HEADERS);

        assertThat(schema.validate(
                        headers,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    private static ObjectNode withTypo() {
        ObjectNode api = (ObjectNode) API.deepCopy();
        ObjectNode message =
                (ObjectNode) api.at("/components/messages").values().iterator().next();
        message.set("sumary", message.remove("summary"));
        return api;
    }
}
