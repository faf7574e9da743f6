package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.events.Examples.Example;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can identify a person is marked, and what is marked stays inside the document. */
class PersonalDataTest {

    private static final EventCodec CODEC = new EventCodec();
    private static final String MARKER = "Mara-Feld-was-here";

    static Stream<Example> filledExamples() {
        return Examples.filled();
    }

    @Test
    void everyTextIsPersonalDataButWhatIsTheSubjectOfATokenLikeTheOnesInTheEnvelope() {
        Set<String> unmarked = components()
                .filter(PersonalDataTest::holdsText)
                .filter(component -> !Records.isPersonal(component))
                .map(Records::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).containsExactly("EngagementProposed.coachId", "ProgrammeCoach.coachId", "Sponsor.userId");
    }

    @Test
    void whatIsAPersonsIsInEventsThatNameOne() {
        assertThat(EventTypes.classes())
                .filteredOn(event -> Subjects.whose(event).contains(Whose.PERSON))
                .isNotEmpty()
                .allMatch(AboutPerson.class::isAssignableFrom);
    }

    /** Others are the member's, and their aggregates may have the member's own name for an id. */
    @Test
    void onlyAggregatesThatTellOfOthersHaveAKeysetOfTheirOwn() {
        assertThat(EventTypes.classes().stream()
                        .filter(event -> Subjects.whose(event).contains(Whose.PEOPLE))
                        .map(event -> EventTypes.contextOf(EventTypes.nameOf(event))))
                .isSubsetOf("introduction", "gathering", "mission", "coaching");
    }

    /** Whoever it was heard from closes it by being forgotten, and nobody can tell that by the entry's id alone. */
    @Test
    void wordsOfSeveralPeopleThatWereHeardInAnEncounterNameWhoseItWas() {
        assertThat(EventTypes.classes().stream()
                        .filter(event -> Subjects.whose(event).contains(Whose.PEOPLE))
                        .filter(event -> Stream.of(event.getRecordComponents())
                                .anyMatch(component -> component.getName().equals("encounterId"))))
                .isNotEmpty()
                .allMatch(AboutPeople.class::isAssignableFrom);
    }

    /** No words are kept of who was forgotten, and it has to be possible to end what they were part of. */
    @Test
    void nobodyHasToSayWhySomethingOfSeveralPeopleEndsOrIsTakenBack() {
        assertThat(EventTypes.classes().stream()
                        .filter(event -> !Subjects.whose(event).contains(Whose.MEMBER))
                        .filter(event ->
                                !EventTypes.contextOf(EventTypes.nameOf(event)).equals("relationship"))
                        .flatMap(event -> Stream.of(event.getRecordComponents()))
                        .filter(component -> component.getName().equals("reason")))
                .isNotEmpty()
                .allMatch(Records::isNullable);
    }

    /** Rows of the table: {@code | Record.component, … | whose | …}. */
    @Test
    void thePrivacyPageSaysWhoseEachIs() throws IOException {
        Pattern row = Pattern.compile("^\\| `(\\w+\\.\\w+)` \\| (\\w+) \\|");
        Set<String> told = Files.readAllLines(Path.of("../docs/privacy.md")).stream()
                .map(row::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told)
                .containsExactlyElementsOf(components()
                        .filter(Records::isPersonal)
                        .map(component -> Records.nameOf(component) + " "
                                + component
                                        .getAnnotation(PersonalData.class)
                                        .value()
                                        .name()
                                        .toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)));
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
        return (RapportEvent) Records.copyAll(
                (Record) example.event(),
                (component, value) -> !Records.isPersonal(component)
                        ? value
                        : component.getType() == String.class ? MARKER : Set.of(MARKER));
    }

    private static boolean holdsText(RecordComponent component) {
        return component.getType() == String.class
                || component.getGenericType().getTypeName().contains(String.class.getName());
    }

    /** The components of all events and of what they hold; the filled examples show every class. */
    private static Stream<RecordComponent> components() {
        Set<RecordComponent> components = new HashSet<>();
        Examples.filled()
                .forEach(example -> Records.copyAll((Record) example.event(), (component, value) -> {
                    components.add(component);
                    return value;
                }));
        return components.stream();
    }
}
