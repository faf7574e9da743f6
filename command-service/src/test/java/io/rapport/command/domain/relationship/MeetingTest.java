package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import io.rapport.events.relationship.RelationshipKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A person")
class MeetingTest {

    @Test
    @DisplayName("is met, and a relationship begins")
    void isMet() {
        HowMet howMet = new HowMet(id("Expo"), id("Ben"), "At the coffee bar", null);
        given().when(new MeetPerson(MARA, MEETING, WHEN_MET, PERSON, howMet, Set.of("marketing"), "Red scarf"))
                .then(new PersonMet(
                        MARA,
                        MEETING,
                        WHEN_MET.occurredAt(),
                        WHEN_MET.occurredOn(),
                        PERSON,
                        howMet,
                        Set.of("marketing"),
                        "Red scarf"));
    }

    @Nested
    @DisplayName("is described anew")
    class Describing {

        private DescribePerson describe(@Nullable String name, @Nullable String email, Clearable... clear) {
            return new DescribePerson(
                    MARA, new Description(name, null, null, null, null, null, email, null, null, null, Set.of(clear)));
        }

        @Test
        @DisplayName("by what changes; the rest stays")
        void changes() {
            given(met())
                    .when(describe("Mara Lind", null))
                    .then(new PersonDescribed(
                            MARA,
                            new Person(
                                    "Mara Lind",
                                    RelationshipKind.ACQUAINTANCE,
                                    null,
                                    "Acme",
                                    null,
                                    false,
                                    "mara@example.org",
                                    null,
                                    null,
                                    null)));
        }

        @Test
        @DisplayName("in every respect")
        void everything() {
            Person anew = new Person(
                    "M. Lind",
                    RelationshipKind.MENTOR,
                    "CMO",
                    "Northwind",
                    "Energy",
                    true,
                    "lind@example.org",
                    "https://example.org/lind",
                    "+49 30 1",
                    null);
            given(met())
                    .when(new DescribePerson(
                            MARA,
                            new Description(
                                    anew.name(),
                                    anew.kind(),
                                    anew.headline(),
                                    anew.organisation(),
                                    anew.industry(),
                                    anew.expert(),
                                    anew.email(),
                                    anew.profileUrl(),
                                    anew.phone(),
                                    null,
                                    Set.of())))
                    .then(new PersonDescribed(MARA, anew));
        }

        @Test
        @DisplayName("by what is no longer known")
        void clears() {
            given(met())
                    .when(describe(null, null, Clearable.values()))
                    .then(new PersonDescribed(
                            MARA,
                            new Person(
                                    "Mara",
                                    RelationshipKind.ACQUAINTANCE,
                                    null,
                                    null,
                                    null,
                                    false,
                                    null,
                                    null,
                                    null,
                                    null)));
        }

        @Test
        @DisplayName("by what is given, even if it is cleared too")
        void givenBeatsCleared() {
            given(met())
                    .when(describe(null, "lind@example.org", Clearable.EMAIL))
                    .isAccepted();
        }

        @Test
        @DisplayName("without a record of it, if nothing changed")
        void noChange() {
            given(met()).when(describe(null, null)).changesNothing();
            given(met())
                    .when(describe("Mara", "mara@example.org", Clearable.PHONE))
                    .changesNothing();
        }
    }

    @Nested
    @DisplayName("is tagged")
    class Tagging {

        @Test
        @DisplayName("and untagged")
        void tagged() {
            given(met()).when(new TagPerson(MARA, "expo")).then(new PersonTagged(MARA, "expo"));
            given(met(), new PersonTagged(MARA, "expo"))
                    .when(new UntagPerson(MARA, "expo"))
                    .then(new PersonUntagged(MARA, "expo"));
            given(met()).when(new UntagPerson(MARA, "marketing")).then(new PersonUntagged(MARA, "marketing"));
        }

        @Test
        @DisplayName("once, and untagged once: saying it again changes nothing")
        void again() {
            given(met()).when(new TagPerson(MARA, "marketing")).changesNothing();
            given(met(), new PersonUntagged(MARA, "marketing"))
                    .when(new UntagPerson(MARA, "marketing"))
                    .changesNothing();
            given(met(), new PersonUntagged(MARA, "marketing"))
                    .when(new TagPerson(MARA, "marketing"))
                    .isAccepted();
        }
    }

    @Nested
    @DisplayName("is kept in touch with")
    class Cadence {

        private final Rhythm monthly = new Rhythm(1, Rhythm.Unit.MONTH);

        @Test
        @DisplayName("at a rhythm, or at none")
        void set() {
            given(met()).when(new SetCadence(MARA, monthly)).then(new CadenceSet(MARA, monthly));
            given(met(), new CadenceSet(MARA, monthly))
                    .when(new SetCadence(MARA, null))
                    .then(new CadenceSet(MARA, null));
        }

        @Test
        @DisplayName("at the same rhythm as before without a record of it")
        void noChange() {
            given(met()).when(new SetCadence(MARA, null)).changesNothing();
            given(met(), new CadenceSet(MARA, monthly))
                    .when(new SetCadence(MARA, monthly))
                    .changesNothing();
        }
    }
}
