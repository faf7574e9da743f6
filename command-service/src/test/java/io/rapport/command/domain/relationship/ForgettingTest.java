package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.LATER;
import static io.rapport.command.domain.relationship.RelationshipScenario.MARA;
import static io.rapport.command.domain.relationship.RelationshipScenario.archived;
import static io.rapport.command.domain.relationship.RelationshipScenario.given;
import static io.rapport.command.domain.relationship.RelationshipScenario.id;
import static io.rapport.command.domain.relationship.RelationshipScenario.met;

import io.rapport.command.domain.relationship.MergeRejection.RelationshipIsMerged;
import io.rapport.command.domain.relationship.RelationshipCommand.ForgetPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.PersonIsForgotten;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A person")
class ForgettingTest {

    private static final UUID OTHER = id("the other Mara");
    private static final UUID CERTIFICATE = id("certificate");
    private static final ForgetPerson FORGET = new ForgetPerson(MARA, CERTIFICATE);
    private static final PersonForgotten FORGOTTEN = new PersonForgotten(MARA, CERTIFICATE, Set.of(MARA), 1);

    static Stream<RelationshipCommand> everyOtherCommand() {
        return RelationshipTest.everyCommandButMeeting().filter(command -> !(command instanceof ForgetPerson));
    }

    @Test
    @DisplayName("is forgotten, met or known by a card only, archived or not")
    void forgotten() {
        given(met()).when(FORGET).then(FORGOTTEN);
        given(met(), archived()).when(FORGET).then(new PersonForgotten(MARA, CERTIFICATE, Set.of(MARA), 2));
        given(new ContactCaptured(
                        MARA,
                        id("card"),
                        LATER.occurredAt(),
                        LATER.occurredOn(),
                        RelationshipScenario.PERSON,
                        CaptureSource.CARD,
                        Set.of(),
                        null))
                .when(FORGET)
                .then(FORGOTTEN);
    }

    @Test
    @DisplayName("is forgotten once, however often it is asked for")
    void once() {
        given(met(), FORGOTTEN).when(new ForgetPerson(MARA, id("another"))).changesNothing();
    }

    @ParameterizedTest
    @MethodSource("everyOtherCommand")
    @DisplayName("of whom nothing is recorded any more once they are forgotten")
    void nothingMore(RelationshipCommand command) {
        given(met(), FORGOTTEN).when(command).isRejected(new PersonIsForgotten());
    }

    /** A record that stands for nothing by itself, since it was merged into one of which this is told. */
    private static Scenario<Relationship> merged(RelationshipEvent... toldOfTheOther) {
        List<RelationshipEvent> told = List.of(toldOfTheOther);
        return given(
                        met(),
                        new RelationshipMerged(MARA, id("merge"), LATER.occurredAt(), LATER.occurredOn(), OTHER, "One"))
                .bringing(new Histories(record -> record.equals(OTHER) ? told : List.of()).metaData());
    }

    @Test
    @DisplayName("is forgotten where all their records stand")
    void whereAllStand() {
        merged().when(FORGET).isRejected(new RelationshipIsMerged(null, OTHER));
    }

    @Test
    @DisplayName("is forgotten at all of their records once they are at the one that stands for them")
    void atAll() {
        PersonForgotten ofBoth = new PersonForgotten(OTHER, CERTIFICATE, Set.of(OTHER, MARA), 3);
        merged(ofBoth).when(FORGET).changesNothing();
        merged(ofBoth)
                .when(new SplitRelationship(MARA, id("split"), LATER, "Two"))
                .isRejected(new PersonIsForgotten());
        everyOtherCommand().forEach(command -> merged(ofBoth).when(command).isRejected(new PersonIsForgotten()));
    }
}
