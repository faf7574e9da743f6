package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rapport.events.Examples.Example;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is personal is sealed where it is stored, belongs to its place, and reads as forgotten once its keyset is gone.
 */
class SealedEventsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Origin ORIGIN = MemorySeals.ORIGIN;
    private static final String PERSON_MET = EventTypes.nameOf(PersonMet.class);
    private static final Subject MARA = ORIGIN.aggregate();

    /** Made once, since a codec takes a while to be made and there are a thousand tests. */
    private static final MemorySeals SEALS = new MemorySeals();

    private static final EventCodec CODEC = new EventCodec(SEALS);
    private static final EventCodec KEYLESS = new EventCodec();

    @BeforeEach
    void nobodyIsForgotten() {
        SEALS.clear();
    }

    static List<Example> examples() {
        return Examples.all();
    }

    static Stream<Example> filledExamples() {
        return Examples.filled();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isOpenedAsItWasSealed(Example example) {
        Origin origin = example.event() instanceof RelationshipEvent event
                ? new Origin("acme", "m-17", event.relationshipId().toString(), ORIGIN.eventId())
                : ORIGIN;
        byte[] sealed = CODEC.encode(example.event(), origin);

        assertThat(CODEC.decode(example.type(), sealed, origin)).isEqualTo(example.event());
        assertThat(CODEC.subjects(example.type(), sealed, origin)).containsAll(SEALS.subjects());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void whatWasWrittenInClearIsReadAsItStands(Example example) {
        assertThat(CODEC.decode(example.type(), KEYLESS.encode(example.event()), ORIGIN))
                .isEqualTo(example.event());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void nothingPersonalIsInClear(Example example) {
        String marker = "Mara-Feld-was-here";
        RapportEvent marked = (RapportEvent) Records.copyAll((Record) example.event(), (component, value) -> {
            if (!Records.isPersonal(component)) {
                return value;
            }
            return component.getType() == String.class ? marker : Set.of(marker);
        });

        assertThat(new String(CODEC.encode(marked, ORIGIN), StandardCharsets.UTF_8))
                .doesNotContain(marker);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void whatWasForgottenSaysSoAndTheRestStays(Example example) {
        byte[] sealed = CODEC.encode(example.event(), ORIGIN);
        SEALS.subjects().forEach(SEALS::forget);

        assertThat(CODEC.decode(example.type(), sealed, ORIGIN)).isEqualTo(inItsPlace(example, Forgotten.WORD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filledExamples")
    void whoHasNoKeysReadsThatItIsSealed(Example example) {
        byte[] sealed = CODEC.encode(example.event(), ORIGIN);

        assertThat(KEYLESS.decode(example.type(), sealed)).isEqualTo(inItsPlace(example, Forgotten.SEALED));
        assertThat(KEYLESS.decode(example.type(), sealed, ORIGIN)).isEqualTo(inItsPlace(example, Forgotten.SEALED));
    }

    @Test
    void aReferenceInWordsIsStillOneInWords() {
        FollowUpRecorded followUp =
                (FollowUpRecorded) example(FollowUpRecorded.class).event();
        byte[] sealed = CODEC.encode(followUp, ORIGIN);
        SEALS.forget(MARA);

        FollowUpRecorded read =
                (FollowUpRecorded) CODEC.decode(EventTypes.nameOf(FollowUpRecorded.class), sealed, ORIGIN);
        assertThat(read.restsOn()).isEqualTo(followUp.restsOn());
    }

    @Test
    void whatIsSealedOpensNowhereElse() {
        byte[] sealed = CODEC.encode(RelationshipExamples.MET, ORIGIN);

        for (Origin other : List.of(
                new Origin("acme", "m-17", ORIGIN.aggregateId(), UUID.randomUUID()),
                new Origin("acme", "m-17", UUID.randomUUID().toString(), ORIGIN.eventId()),
                new Origin("acme", "m-18", ORIGIN.aggregateId(), ORIGIN.eventId()),
                new Origin("acm", "em-17", ORIGIN.aggregateId(), ORIGIN.eventId()))) {
            // Of the other subject there is a key, so that it is not for want of one.
            CODEC.encode(RelationshipExamples.MET, other);
            if (!other.aggregateId().equals(ORIGIN.aggregateId())) {
                continue;
            }
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> CODEC.decode(PERSON_MET, sealed, other));
        }
    }

    @Test
    void twoSealedValuesOfADocumentCannotChangePlaces() {
        ObjectNode document = (ObjectNode) JSON.readTree(CODEC.encode(RelationshipExamples.MET, ORIGIN));
        ObjectNode person = document.withObject("/person");
        JsonNode name = person.get("name");
        person.set("name", person.get("email"));
        person.set("email", name);

        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> CODEC.decode(PERSON_MET, JSON.writeValueAsBytes(document), ORIGIN));
    }

    @Test
    void aSealThatWasChangedIsBroken() {
        for (String other : List.of("", "AQ", "AQAA", "no base64!", "BwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
            ObjectNode document = (ObjectNode) JSON.readTree(CODEC.encode(RelationshipExamples.MET, ORIGIN));
            document.withObject("/person/name").put("sealed", other);

            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> CODEC.decode(PERSON_MET, JSON.writeValueAsBytes(document), ORIGIN));
        }
    }

    @Test
    void anObjectThatIsMoreThanSealedIsMalformed() {
        ObjectNode document = (ObjectNode) JSON.readTree(CODEC.encode(RelationshipExamples.MET, ORIGIN));
        document.withObject("/person/name").put("more", 1);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> CODEC.decode(PERSON_MET, JSON.writeValueAsBytes(document), ORIGIN));
    }

    @Test
    void aKeyringThatIsAwayOrDoesNotKnowTheSubjectIsNoForgetting() {
        byte[] sealed = CODEC.encode(RelationshipExamples.MET, ORIGIN);
        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> new EventCodec(new MemorySeals()).decode(PERSON_MET, sealed, ORIGIN))
                .matches(SealsUnavailableException::unknown);

        SEALS.leave();
        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> CODEC.decode(PERSON_MET, sealed, ORIGIN))
                .matches(away -> !away.unknown());
        assertThatExceptionOfType(SealsUnavailableException.class)
                .isThrownBy(() -> CODEC.encode(RelationshipExamples.MET, ORIGIN));
    }

    @Test
    void nothingNewIsSealedAboutWhomeverWasForgotten() {
        SEALS.forget(MARA);

        assertThatExceptionOfType(ForgottenSubjectException.class)
                .isThrownBy(() -> CODEC.encode(RelationshipExamples.MET, ORIGIN));
    }

    @Test
    void wordsAboutSomebodyInAnotherAggregateGoWithThem() {
        Origin skills = new Origin("acme", "m-17", new UUID(1, 2).toString(), new UUID(1, 3));
        UUID mara = UUID.fromString(ORIGIN.aggregateId());
        SkillPractised practised = new SkillPractised(
                new UUID(1, 2),
                new UUID(1, 4),
                Instant.parse("2026-03-14T18:30:00Z"),
                LocalDate.parse("2026-03-14"),
                "Saying no",
                "At lunch with Mara",
                mara,
                null,
                2);
        byte[] sealed = CODEC.encode(practised, skills);
        String type = EventTypes.nameOf(SkillPractised.class);
        assertThat(CODEC.subjects(type, sealed, skills)).containsExactlyInAnyOrder(skills.member(), MARA);
        SEALS.forget(MARA);

        SkillPractised read = (SkillPractised) CODEC.decode(type, sealed, skills);
        assertThat(read.skill()).isEqualTo("Saying no");
        assertThat(read.where()).isEqualTo(Forgotten.WORD);
        assertThat(read.wentWell()).isNull();
    }

    @Test
    void anUpcasterMovesWhatWasOpenedWhereItWas() {
        ObjectNode old = (ObjectNode) ApprovedFiles.DOCUMENTS.json("io.rapport.relationship.PersonMet.v1");
        String type = "io.rapport.relationship.PersonMet.v1";
        RapportEvent clear = CODEC.decode(type, JSON.writeValueAsBytes(old), ORIGIN);
        Sealing sealing = new Sealing(SEALS, ORIGIN, type, UUID.fromString(ORIGIN.aggregateId()));
        ObjectNode sealed = old.deepCopy();
        sealed.putObject("metAt")
                .put(
                        "sealed",
                        Sealing.TEXT.encode(sealing.seal(
                                Whose.PERSON, "\0At the coffee bar".getBytes(StandardCharsets.UTF_8), "metAt")));

        assertThat(CODEC.decode(type, JSON.writeValueAsBytes(sealed), ORIGIN)).isEqualTo(clear);
        SEALS.forget(MARA);
        PersonMet forgotten = (PersonMet) CODEC.decode(type, JSON.writeValueAsBytes(sealed), ORIGIN);
        assertThat(forgotten.howMet()).isNotNull().extracting(HowMet::place).isEqualTo(Forgotten.WORD);
    }

    @Test
    void nobodyWritesPastTheSeals() {
        assertThatIllegalStateException().isThrownBy(() -> CODEC.encode(RelationshipExamples.MET));
    }

    private static Example example(Class<? extends RapportEvent> type) {
        return Examples.filled()
                .filter(example -> type.isInstance(example.event()))
                .findFirst()
                .orElseThrow();
    }

    private static RapportEvent inItsPlace(Example example, String word) {
        return (RapportEvent) Records.copyAll((Record) example.event(), (component, value) -> {
            if (!Records.isPersonal(component)) {
                return value;
            }
            return component.getType() == String.class ? word : Set.of();
        });
    }
}
