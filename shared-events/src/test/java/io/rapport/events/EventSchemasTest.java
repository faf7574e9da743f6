package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.events.Examples.Example;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas are those of the records, and every approved document keeps to its schema. */
class EventSchemasTest {

    private static final EventSchemas GENERATED = new EventSchemas();
    private static final ApprovedFiles SCHEMAS = ApprovedFiles.SCHEMAS;
    private static final ApprovedFiles DOCUMENTS = ApprovedFiles.DOCUMENTS;

    private static final EventCodec CODEC = new EventCodec(new MemorySeals());
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMA_OF = new HashMap<>();

    @BeforeAll
    static void approve() {
        if (ApprovedFiles.APPROVE) {
            events().forEach(event -> SCHEMAS.approve(EventTypes.nameOf(event), GENERATED.schemaOf(event)));
        }
    }

    static Collection<Class<? extends RapportEvent>> events() {
        return EventTypes.classes();
    }

    static List<Example> examples() {
        return Examples.all();
    }

    static Set<String> documents() {
        return DOCUMENTS.names();
    }

    @ParameterizedTest
    @MethodSource("events")
    void thePublishedSchemaIsThatOfTheRecord(Class<? extends RapportEvent> event) {
        SCHEMAS.verify(EventTypes.nameOf(event), GENERATED.schemaOf(event));
    }

    @Test
    void everyVersionThatCanBeReadHasASchemaAndNothingElseHas() {
        assertThat(SCHEMAS.names()).containsExactlyInAnyOrderElementsOf(Examples.versions());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anApprovedDocumentKeepsToItsSchema(String document) {
        assertThat(violations(document, DOCUMENTS.json(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aSchemaRejectsADocumentThatLacksAnything(String document) {
        for (String field : requiredBy(document)) {
            ObjectNode without = (ObjectNode) DOCUMENTS.json(document);
            without.remove(field);

            assertThat(violations(document, without)).as("without %s", field).isNotEmpty();
        }
    }

    @Test
    void aSchemaRejectsATrackingOfNoKind() {
        String goalSet = "io.rapport.goal.GoalSet.v1";
        ObjectNode unknownKind = (ObjectNode) DOCUMENTS.json(goalSet + ".counted");
        ((ObjectNode) unknownKind.get("tracking")).put("type", "GUESSED");
        ObjectNode wrongKind = (ObjectNode) DOCUMENTS.json(goalSet + ".counted");
        ((ObjectNode) wrongKind.get("tracking")).put("type", "QUALITATIVE");

        assertThat(violations(goalSet, unknownKind)).isNotEmpty();
        assertThat(violations(goalSet, wrongKind)).isNotEmpty();
    }

    @Test
    void aSchemaRejectsWhatIsNotOfItsFormat() {
        String personMet = "io.rapport.relationship.PersonMet.v2";
        for (String field : List.of("relationshipId", "occurredAt", "occurredOn")) {
            ObjectNode document = (ObjectNode) DOCUMENTS.json(personMet);
            document.put(field, "some day");

            assertThat(violations(personMet, document)).as(field).isNotEmpty();
        }
    }

    @Test
    void personalDataIsMarkedForReadersOfTheSchema() {
        JsonNode person = SCHEMAS.json("io.rapport.relationship.PersonMet.v2").at("/$defs/Person/properties");

        assertThat(person.at("/name/x-personal-data").asBoolean()).isTrue();
        assertThat(person.at("/email/x-personal-data").asBoolean()).isTrue();
        assertThat(person.at("/expert/x-personal-data").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSealedDocumentKeepsToItsSchemaToo(Example example) {
        JsonNode sealed = JsonMapper.shared().readTree(CODEC.encode(example.event(), MemorySeals.ORIGIN));

        assertThat(violations(example.type(), sealed)).isEmpty();
    }

    private static List<Error> violations(String document, JsonNode json) {
        return SCHEMA_OF
                .computeIfAbsent(typeIn(document), type -> REGISTRY.getSchema(SCHEMAS.json(type)))
                .validate(json, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static List<String> requiredBy(String document) {
        return SCHEMAS.json(typeIn(document))
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String typeIn(String document) {
        return document.replaceFirst("(\\.v\\d+)(\\..+)?$", "$1");
    }
}
