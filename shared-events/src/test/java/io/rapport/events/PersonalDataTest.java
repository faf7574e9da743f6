package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.events.Examples.Example;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can identify a person is marked, and what is marked stays inside the document. */
class PersonalDataTest {

    private static final EventCodec CODEC = new EventCodec();
    private static final String MARKER = "Mara-Feld-was-here";

    /** Words that sort people into groups. They are few, many people share them, and goals filter by them. */
    private static final Set<String> SHARED_BY_MANY = Set.of(
            "Person.industry",
            "ContactCaptured.tags",
            "PersonMet.tags",
            "PersonTagged.tag",
            "PersonUntagged.tag",
            "Aim.industry",
            "Aim.tags",
            "Filter.industry",
            "Filter.tag",
            "Filter.skill",
            "MemberDescribed.language");

    static Stream<Example> filledExamples() {
        return Examples.filled();
    }

    @Test
    void everyTextIsPersonalDataOrAWordSharedByMany() {
        Set<String> unmarked = components()
                .filter(PersonalDataTest::holdsText)
                .filter(component -> !Records.isPersonal(component))
                .map(Records::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).containsExactlyInAnyOrderElementsOf(SHARED_BY_MANY);
    }

    @Test
    void onlyTextIsMarked() {
        assertThat(components().filter(Records::isPersonal)).isNotEmpty().allMatch(PersonalDataTest::holdsText);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void neitherHeadersNorKeyHoldPersonalData(Example example) {
        EventEnvelope envelope = CloudEventsTest.envelopeOf(marked(example));

        assertThat(CloudEvents.headers(envelope, 0).values())
                .extracting(value -> new String(value, StandardCharsets.UTF_8))
                .noneMatch(value -> value.contains(MARKER));
        assertThat(envelope.key()).doesNotContain(MARKER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void anEnvelopeInALogHoldsNoPersonalData(Example example) {
        assertThat(CloudEventsTest.envelopeOf(marked(example)).toString())
                .contains(example.type())
                .doesNotContain(MARKER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void anErrorHoldsNoPersonalData(Example example) {
        byte[] whole = CODEC.encode(marked(example));
        byte[] cutOff = new String(whole, StandardCharsets.UTF_8)
                .substring(0, whole.length - 2)
                .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CODEC.decode(example.type(), cutOff))
                .withNoCause()
                .satisfies(malformed -> assertThat(malformed.getMessage()).doesNotContain(MARKER));
    }

    private static RapportEvent marked(Example example) {
        return (RapportEvent) Records.copy(
                (Record) example.event(), (component, value) -> Records.isPersonal(component) ? MARKER : value);
    }

    private static boolean holdsText(RecordComponent component) {
        return component.getType() == String.class
                || component.getGenericType().getTypeName().contains(String.class.getName());
    }

    /** The components of all events and of what they hold; the filled examples show every class. */
    private static Stream<RecordComponent> components() {
        Set<RecordComponent> components = new HashSet<>();
        Examples.filled()
                .forEach(example -> Records.copy((Record) example.event(), (component, value) -> {
                    components.add(component);
                    return value;
                }));
        return components.stream();
    }
}
