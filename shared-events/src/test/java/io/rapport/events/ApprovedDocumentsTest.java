package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.Examples.Example;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was once written can be read for ever: every event version has documents that nobody changes by accident. */
class ApprovedDocumentsTest {

    private static final ApprovedFiles DOCUMENTS = ApprovedFiles.DOCUMENTS;
    private static final String PERSON_MET_V1 = "io.rapport.relationship.PersonMet.v1";
    private static final List<String> OLD_DOCUMENTS = List.of(PERSON_MET_V1, PERSON_MET_V1 + ".minimal");

    private static final EventCodec CODEC = new EventCodec();

    @BeforeAll
    static void approveWhatIsNew() {
        Examples.all().forEach(example -> DOCUMENTS.approveIfNew(example.name(), written(example)));
    }

    static List<Example> examples() {
        return Examples.all();
    }

    static Stream<Example> filledExamples() {
        return Examples.filled();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isWrittenAndReadAsApproved(Example example) {
        DOCUMENTS.verify(example.name(), written(example));

        assertThat(CODEC.decode(example.type(), DOCUMENTS.bytes(example.name())))
                .isEqualTo(example.event());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void aFilledExampleLeavesNothingOut(Example example) {
        Set<String> empty = new TreeSet<>();
        Records.copy((Record) example.event(), (component, value) -> {
            if (value == null || value.equals(Set.of())) {
                empty.add(Records.nameOf(component));
            }
            return value;
        });

        assertThat(empty).isEmpty();
    }

    @Test
    void everyEventHasAnExample() {
        assertThat(Examples.all().stream().map(Example::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(EventTypes.current());
    }

    @Test
    void everyDocumentBelongsToAnEvent() {
        Set<String> expected =
                Examples.all().stream().map(Example::name).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(OLD_DOCUMENTS);

        assertThat(DOCUMENTS.names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyOldVersionHasADocument() {
        assertThat(EventCodec.UPCASTERS).extracting(Upcaster::from).allMatch(OLD_DOCUMENTS::contains);
    }

    @Test
    void personMetOfVersion1TellsThePlaceAndHadNoKind() {
        PersonMet current = RelationshipExamples.MET;

        assertThat(CODEC.decode(PERSON_MET_V1, DOCUMENTS.bytes(PERSON_MET_V1)))
                .isEqualTo(new PersonMet(
                        current.relationshipId(),
                        current.entryId(),
                        current.occurredAt(),
                        current.occurredOn(),
                        acquaintance(current.person()),
                        new HowMet(null, null, "At the coffee bar", null),
                        current.tags(),
                        current.note()));
    }

    @Test
    void personMetOfVersion1MayTellNeitherPlaceNorNote() {
        assertThat(CODEC.decode(PERSON_MET_V1, DOCUMENTS.bytes(PERSON_MET_V1 + ".minimal")))
                .isInstanceOfSatisfying(PersonMet.class, met -> {
                    assertThat(met.person().kind()).isEqualTo(RelationshipKind.ACQUAINTANCE);
                    assertThat((@Nullable Object) met.howMet()).isNull();
                    assertThat((@Nullable Object) met.note()).isNull();
                });
    }

    private static JsonNode written(Example example) {
        return JsonMapper.shared().readTree(CODEC.encode(example.event()));
    }

    private static Person acquaintance(Person person) {
        return new Person(
                person.name(),
                RelationshipKind.ACQUAINTANCE,
                person.headline(),
                person.organisation(),
                person.industry(),
                person.expert(),
                person.email(),
                person.profileUrl(),
                person.phone(),
                null);
    }
}
