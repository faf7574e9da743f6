package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.events.Examples.Example;
import io.rapport.events.goal.GoalEvent.GoalClosed;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Outcome;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {

    private static final String PERSON_MET = EventTypes.nameOf(PersonMet.class);
    private static final String PERSON_MET_V1 = "io.rapport.relationship.PersonMet.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final EventCodec CODEC = new EventCodec();

    static List<Example> examples() {
        return Examples.all();
    }

    static Stream<Example> leanestExamples() {
        return Examples.leanest();
    }

    @Test
    void knowsCurrentAndOldVersionsAndNothingElse() {
        assertThat(CODEC.knows(PERSON_MET)).isTrue();
        assertThat(CODEC.knows(PERSON_MET_V1)).isTrue();
        assertThat(CODEC.knows("io.rapport.relationship.PersonMet.v3")).isFalse();
    }

    @Test
    void aTypeThatNobodyKnowsIsUnknownAndNamed() {
        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> decode("io.rapport.relationship.PersonMet.v3", "{}"))
                .satisfies(unknown -> assertThat(unknown.type()).isEqualTo("io.rapport.relationship.PersonMet.v3"));
    }

    @Test
    void classNamesAreNoWireNames() {
        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> decode(PersonMet.class.getName(), "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"Mara\"", "{", "{}", "{} {}", "{\"person\": 7}", "not json"})
    void whatIsNoDocumentOfItsTypeIsMalformed(String json) {
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> decode(PERSON_MET, json));
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> decode(PERSON_MET_V1, json));
    }

    @Test
    void aConstantThatNobodyKnowsIsNotUnderstoodAndNotQuoted() {
        GoalClosed closed =
                new GoalClosed(UUID.randomUUID(), LocalDate.of(2026, 11, 23), Outcome.ACHIEVED, "It was worth it");
        ObjectNode document = (ObjectNode) JSON.readTree(CODEC.encode(closed));
        document.put("outcome", "Mara Feld");

        assertThatExceptionOfType(NotUnderstoodException.class)
                .isThrownBy(() -> CODEC.decode(EventTypes.nameOf(GoalClosed.class), bytes(document)))
                .withNoCause()
                .satisfies(unknown -> assertThat(unknown.getMessage()).doesNotContain("Mara"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mara Feld", ""})
    void aFormThatNobodyKnowsIsNotUnderstood(String form) {
        Example goal = Examples.all().stream()
                .filter(example -> example.event() instanceof GoalSet)
                .findFirst()
                .orElseThrow();
        ObjectNode document = document(goal);
        document.withObject("/tracking").put("type", form);

        assertThatExceptionOfType(NotUnderstoodException.class)
                .isThrownBy(() -> CODEC.decode(goal.type(), bytes(document)))
                .satisfies(unknown -> assertThat(unknown.getMessage()).doesNotContain("Mara"));
    }

    @Test
    void aBuildThatKnowsMoreHasTheLargerExtent() {
        EventCodec before = new EventCodec(EventTypes.classes().stream()
                .filter(type -> type != GoalClosed.class)
                .toList());

        assertThat(before.knows(EventTypes.nameOf(GoalClosed.class))).isFalse();
        // The type itself, and the constants that stand in no other event.
        assertThat(CODEC.extent() - before.extent()).isEqualTo(1 + Outcome.values().length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aFieldOfANewerWriterIsTolerated(Example example) {
        ObjectNode document = document(example);
        document.put("addedLater", "by a newer version");

        assertThat(CODEC.decode(example.type(), bytes(document))).isEqualTo(example.event());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leanestExamples")
    void noFieldOfTheLeanestDocumentMayBeLeftOut(Example example) {
        Set<String> dispensable = new TreeSet<>();
        for (String field : List.copyOf(document(example).propertyNames())) {
            ObjectNode without = document(example);
            without.remove(field);
            if (canBeRead(example, without)) {
                dispensable.add(field);
            }
        }

        assertThat(dispensable).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leanestExamples")
    void noFieldOfTheLeanestDocumentMayBeNull(Example example) {
        Set<String> nullable = new TreeSet<>();
        for (String field : List.copyOf(document(example).propertyNames())) {
            ObjectNode without = document(example);
            without.putNull(field);
            if (canBeRead(example, without)) {
                nullable.add(field);
            }
        }

        assertThat(nullable).isEmpty();
    }

    @Test
    void anotherWriterMaySayNullForWhatIsAbsent() {
        ObjectNode document = (ObjectNode) ApprovedFiles.DOCUMENTS.json(PERSON_MET + ".minimal");
        document.putNull("note").putNull("howMet");

        assertThat(CODEC.decode(PERSON_MET, bytes(document)))
                .isEqualTo(CODEC.decode(PERSON_MET, ApprovedFiles.DOCUMENTS.bytes(PERSON_MET + ".minimal")));
    }

    @Test
    void aMalformedDocumentIsNotQuoted() {
        byte[] document = """
                {"relationshipId": "Mara Feld", "conversationId": "Mara Feld", "rating": "Mara Feld"}
                """.getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CODEC.decode(EventTypes.nameOf(RapportRated.class), document))
                .withNoCause()
                .satisfies(malformed -> assertThat(malformed.getMessage())
                        .contains(EventTypes.nameOf(RapportRated.class))
                        .doesNotContain("Mara"));
    }

    private static boolean canBeRead(Example example, JsonNode document) {
        try {
            CODEC.decode(example.type(), bytes(document));
            return true;
        } catch (MalformedEventException e) {
            return false;
        }
    }

    private static ObjectNode document(Example example) {
        return (ObjectNode) JSON.readTree(CODEC.encode(example.event()));
    }

    private static RapportEvent decode(String type, String json) {
        return CODEC.decode(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonNode json) {
        return JSON.writeValueAsBytes(json);
    }
}
