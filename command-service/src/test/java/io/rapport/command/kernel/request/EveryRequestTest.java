package io.rapport.command.kernel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rapport.command.kernel.request.Requests.Place;
import io.rapport.command.kernel.time.StatedTime;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Of every command's body")
class EveryRequestTest {

    private static final BodyFaults FAULTS = new BodyFaults(Bodies.JSON, Bodies.VALIDATOR);

    /** Values that something could be made of, by what they are taken for too easily. */
    private static final List<String> SHAPES = List.of(
            "1",
            "0",
            "-1",
            "1.5",
            "2147483648",
            "'1'",
            "'0'",
            "true",
            "'true'",
            "'yes'",
            "''",
            "' '",
            "[]",
            "{}",
            "[1]",
            "['a']",
            "[2026,11,1]",
            "[[1]]",
            "'2026-11-01T23:00:00.000Z'",
            "'2026-11-01'",
            "'2026-11-01 '",
            "'20261101'",
            "'2026-11'",
            "'2026-305'",
            "'-2026-11-01'",
            "'2026-02-30'",
            "'2026-11-01T23:00:00'",
            "'2026-11-01T23:00Z'",
            "'2026-11-01T23:00:00+18:00'",
            "'2026-11-01T23:00:00+0100'",
            "1767225600",
            "'1767225600'",
            "'1-1-1-1-1'",
            "'01a209542e0070239b5fa3da95531558'",
            "'AaIJVC4AcCObX6PalVMVWA=='",
            "'monday'",
            "'acquaintance'",
            "'a\\u0000b'",
            "'a\\ud83d'",
            "'\\udc00'",
            "'a\\u0007'",
            "'a\\u0085'");

    static Stream<Place> places() {
        return Requests.places();
    }

    private static Stream<String> wrongShapes(Place place) {
        return SHAPES.stream().map(shape -> shape.replace('\'', '"')).filter(shape -> isWrong(place.rawType(), shape));
    }

    /** By the published schema alone, and by nothing that the reading of bodies does. */
    private static boolean isWrong(Class<?> type, String shape) {
        boolean text = shape.startsWith("\"");
        if (type == String.class) {
            return !text || shape.contains("\\u");
        }
        if (type == LocalDate.class) {
            return !shape.equals("\"2026-11-01\"");
        }
        if (type == StatedTime.class) {
            return !shape.equals("\"2026-11-01T23:00:00.000Z\"");
        }
        if (type == UUID.class || type.isEnum()) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return text || !shape.matches("-?\\d{1,10}") || shape.equals("2147483648");
        }
        if (type == boolean.class || type == Boolean.class) {
            return !shape.equals("true");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return !shape.startsWith("[");
        }
        return !shape.equals("{}");
    }

    // A test for each place and not for each shape: JUnit would need longer for 15,000 than they take.
    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    @DisplayName("what the schema forbids is refused, and the field is named with what would be right")
    void wrongShape(Place place) {
        assertThat(wrongShapes(place)).isNotEmpty().allSatisfy(shape -> isRefused(place, shape));
    }

    private static void isRefused(Place place, String shape) {
        ObjectNode body = place.with(Bodies.JSON.readTree(shape));

        assertThatThrownBy(() -> Bodies.JSON.readValue(body.toString(), place.body()))
                .isInstanceOf(JacksonException.class);
        assertThat(FAULTS.ofUnreadable(place.body(), body))
                .as("%s is not %s", place, shape)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.rule()).isEqualTo("InvalidField");
                    assertThat(fault.field()).isEqualTo(place.path());
                    assertThat(fault.detail()).startsWith("The field " + place.path() + " has to be ");
                });
    }

    static Stream<Place> requiredPlaces() {
        return Requests.places()
                .filter(place -> !place.isOptional() && !place.path().endsWith("]"));
    }

    @ParameterizedTest
    @MethodSource("requiredPlaces")
    @DisplayName("what is required is missed, and null is as good as missing")
    void missing(Place place) {
        JsonNode without = place.with(Bodies.JSON.nullNode());
        assertThatThrownBy(() -> Bodies.JSON.readValue(without.toString(), place.body()))
                .isInstanceOf(JacksonException.class);
        assertThat(FAULTS.ofUnreadable(place.body(), without))
                .extracting(FieldFault::rule, FieldFault::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("MissingField", place.path()));
    }

    static Stream<Arguments> invisibleTexts() {
        return Requests.places()
                .filter(place -> place.rawType() == String.class)
                .flatMap(place -> Stream.of(" ", "\u00A0", "\u200B", "\u00AD \u2060", "\u3164")
                        .map(text -> Arguments.of(place, text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invisibleTexts")
    @DisplayName("text of which nothing can be seen is as good as none")
    void invisible(Place place, String text) {
        JsonNode body = place.with(Bodies.JSON.getNodeFactory().stringNode(text));
        Object read = Bodies.JSON.readValue(body.toString(), place.body());
        if (!place.isOptional()) {
            assertThat(Bodies.invalidFields(read)).isNotEmpty();
            return;
        }
        Object absent = Bodies.JSON.readValue(place.with(Bodies.JSON.nullNode()).toString(), place.body());
        assertThat(read).isEqualTo(absent);
    }

    @Test
    @DisplayName("there are as many as commands that say something")
    void all() {
        assertThat(Requests.bodies()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Requests.bodies())
                .allSatisfy(body -> assertThat(
                                Bodies.JSON.readValue(Requests.valid(body).toString(), body))
                        .isNotNull());
    }

    @Test
    @DisplayName("all faults are told, in the order of its fields")
    void allFaults() {
        Class<?> meetPerson = Requests.bodies().stream()
                .filter(body -> body.getSimpleName().equals("MeetPersonBody"))
                .findFirst()
                .orElseThrow();
        JsonNode body = Bodies.JSON.readTree(
                "{'nickname': 'M', 'kind': 0, 'email': 'mara', 'tags': ['a', 'b/c', 7], 'howMet': {'place': 1},"
                                .replace('\'', '"')
                        + "\"profileUrl\": \"ftp://x\", \"occurredOn\": \"2026-11-01T00:00:00Z\", \"note\": \""
                        + "x".repeat(4001) + "\"}");

        List<FieldFault> faults = FAULTS.ofUnreadable(meetPerson, body);

        assertThat(faults)
                .extracting(FieldFault::field)
                .containsExactly(
                        "name", "howMet.place", "kind", "email", "profileUrl", "tags[2]", "note", "occurredOn", null);
        assertThat(faults)
                .extracting(FieldFault::detail)
                .noneMatch(detail -> detail.contains("regex"))
                .contains(
                        "The field email has to be an e-mail address such as mara@example.org.",
                        "The field note has to have at most 4000 characters.",
                        "The field profileUrl has to be an address of the web such as https://example.org/mara.");
    }

    @Test
    @DisplayName("a field that there is none of is not named, since its name may be anybody's data")
    void unknownFields() {
        String sent = "Ada Lovelace";
        for (Class<?> body : Requests.bodies()) {
            ObjectNode whole = Requests.valid(body).put(sent, 1);
            assertThat(FAULTS.ofUnreadable(body, whole))
                    .as(body.getSimpleName())
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.rule()).isEqualTo("UnknownField");
                        assertThat(fault.field()).isNull();
                        assertThat(fault.detail()).doesNotContain(sent);
                    });
        }
        List<Place> objects = places().filter(
                        place -> place.rawType().isRecord() && place.rawType() != StatedTime.class)
                .toList();
        assertThat(objects).isNotEmpty().allSatisfy(place -> {
            ObjectNode inner = Requests.valid(place.rawType()).put(sent, 1);
            assertThat(FAULTS.ofUnreadable(place.body(), place.with(inner)))
                    .as(place.toString())
                    .filteredOn(fault -> fault.rule().equals("UnknownField"))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.field()).isEqualTo(place.path());
                        assertThat(fault.detail()).doesNotContain(sent);
                    });
        });
    }

    @Test
    @DisplayName("a field that is misspelt, or that belongs elsewhere in the body, is named as it is spelt")
    void misplacedFields() {
        Class<?> meetPerson = Requests.bodies().stream()
                .filter(body -> body.getSimpleName().equals("MeetPersonBody"))
                .findFirst()
                .orElseThrow();
        JsonNode body = Bodies.JSON.readTree("{\"name\": \"Ada\", \"Headline\": \"Tea\", \"place\": \"Bar\"}");
        assertThat(FAULTS.ofUnreadable(meetPerson, body))
                .extracting(FieldFault::rule, FieldFault::field)
                .containsExactly(tuple("UnknownField", "headline"), tuple("UnknownField", "place"));
    }

    @Test
    @DisplayName("numbers out of range are told as such, however large they are")
    void outOfRange() {
        Class<?> rateRapport = Requests.bodies().stream()
                .filter(body -> body.getSimpleName().equals("RateRapportBody"))
                .findFirst()
                .orElseThrow();
        assertThat(FAULTS.ofUnreadable(rateRapport, Bodies.JSON.readTree("{\"rating\": 2147483648}")))
                .containsExactly(new FieldFault(
                        "InvalidField", "rating", "The field rating has to be a whole number between 1 and 5."));
        Object six = Bodies.JSON.readValue("{\"rating\": 6}", rateRapport);
        assertThat(FAULTS.ofViolations(rateRapport, Bodies.VALIDATOR.validate(six)))
                .containsExactly(new FieldFault(
                        "InvalidField", "rating", "The field rating has to be a whole number between 1 and 5."));
    }
}
