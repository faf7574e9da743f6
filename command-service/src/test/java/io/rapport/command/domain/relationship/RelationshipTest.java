package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.OfTheOther;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Snapshotted;
import io.rapport.events.Owner;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A relationship")
class RelationshipTest {

    private static final MetaData MINE = MetaData.from(Map.of("tenantId", "northwind", "memberId", "ana"));

    private static final List<RelationshipEvent> EVENTFUL = List.of(
            met(),
            conversation("lunch"),
            assumption("sailing"),
            confirmed("sure", "sailing", id("lunch")),
            plan("plan"),
            plan("skipped"),
            new FollowUpSkipped(MARA, id("skipped"), "Busy"),
            followUp("call", at("2026-03-12T12:00:00Z"), id("lunch"), id("plan")),
            offer("book"),
            response("yes", "book", HelpResponse.ENTHUSIASTIC),
            followedThrough("lent", "book"),
            outcome("liked", "book"),
            offer("tea"),
            withdrawn("tea"),
            new CadenceSet(MARA, new Rhythm(1, Rhythm.Unit.MONTH)),
            retracted("call"));

    @ParameterizedTest
    @MethodSource("everyCommandButMeeting")
    @DisplayName("does not exist for anybody else, of this tenant or of another")
    void notFound(RelationshipCommand command) {
        given(met()).when(command, new Owner("northwind", "ben")).isRejected(new NotFound());
        given(met()).when(command, new Owner("contoso", "ana")).isRejected(new NotFound());
    }

    @ParameterizedTest
    @MethodSource("everyCommandButMeeting")
    @DisplayName("once archived accepts nothing but to be restored and to be put right")
    void isArchived(RelationshipCommand command) {
        var outcome = given(met(), conversation("lunch"), archived()).when(command);
        if (command instanceof EvenIfArchived) {
            outcome.isAccepted();
        } else {
            outcome.isRejected(new RelationshipIsArchived());
        }
    }

    @Test
    @DisplayName("puts right while archived: exactly restoring, correcting and retracting")
    void evenIfArchived() {
        assertThat(everyCommandButMeeting().filter(EvenIfArchived.class::isInstance))
                .extracting(command -> command.getClass().getSimpleName())
                .containsExactlyInAnyOrder("RestoreRelationship", "CorrectEntry", "RetractEntry", "ForgetPerson");
    }

    @Test
    @DisplayName("is archived and restored, each once")
    void archiveAndRestore() {
        given(met())
                .when(new ArchiveRelationship(MARA, "Moved abroad"))
                .then(new RelationshipArchived(MARA, "Moved abroad"));
        given(met(), archived()).when(new RestoreRelationship(MARA)).then(new RelationshipRestored(MARA));
        given(met()).when(new RestoreRelationship(MARA)).isRejected(new RelationshipNotArchived());
        given(met(), archived(), new RelationshipRestored(MARA))
                .when(new RecordHelpReceived(MARA, id("tip"), LATER, HelpKind.ADVICE, "Whom to ask"))
                .isAccepted();
    }

    @Test
    @DisplayName("survives a snapshot at any point of its life, and goes on as if nothing had happened")
    void snapshots() {
        Relationship throughout = new Relationship();
        Relationship snapshotted = new Relationship();
        for (RelationshipEvent event : EVENTFUL) {
            throughout.on(event, MINE);
            snapshotted.on(event, MINE);
            snapshotted = Snapshotted.throughJson(snapshotted);
        }
        assertThat(snapshotted).usingRecursiveComparison().isEqualTo(throughout);
    }

    @Test
    @DisplayName("loaded from a snapshot still holds the rules")
    void rulesAfterSnapshot() {
        Relationship relationship = new Relationship();
        EVENTFUL.forEach(event -> relationship.on(event, MINE));

        Relationship loaded = Snapshotted.throughJson(relationship);

        assertThatThrownBy(() -> loaded.handle(new FollowThrough(MARA, id("again"), LATER, id("book"), null)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection()).isEqualTo(new AlreadyFollowedThrough(id("lent"))));
        assertThatThrownBy(() -> loaded.handle(new ConfirmAssumption(MARA, id("x"), LATER, id("sailing"), MEETING)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection()).isEqualTo(new AssumptionAlreadySettled(id("sure"))));
        assertThat(loaded.owner()).isEqualTo(new Owner("northwind", "ana"));
    }

    @Test
    @DisplayName("is put to the test with every command that there is")
    void everyCommand() {
        Set<Class<?>> all = Arrays.stream(RelationshipCommand.class.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type))
                .collect(Collectors.toCollection(HashSet::new));
        all.removeAll(Set.of(MeetPerson.class, CaptureContact.class, MeetCapturedContact.class));
        // What is about two records is put to the test by MergeTest.
        all.removeAll(Set.of(OfTheOther.class, SplitRelationship.class));
        assertThat(everyCommandButMeeting().map(RelationshipCommand::getClass).collect(Collectors.toSet()))
                .isEqualTo(all);
    }

    static Stream<RelationshipCommand> everyCommandButMeeting() {
        return Stream.of(
                new DescribePerson(
                        MARA, new Description("New", null, null, null, null, null, null, null, null, null, Set.of())),
                new RecordConversation(MARA, id("new"), LATER, "Budget", null),
                new RecordAssumption(MARA, id("new"), LATER, Aspect.GOALS, "A guess"),
                new ConfirmAssumption(MARA, id("new"), LATER, id("sailing"), MEETING),
                new CorrectAssumption(MARA, id("new"), LATER, id("sailing"), MEETING, "Not so"),
                new LearnFact(MARA, id("new"), LATER, Aspect.GOALS, "A fact", MEETING),
                new RememberDetail(MARA, id("new"), LATER, "A detail", null),
                new PlanFollowUp(MARA, id("new"), LATER, LATER.occurredOn(), null),
                new SkipFollowUp(MARA, id("plan"), "Busy"),
                new RecordFollowUp(MARA, id("new"), LATER, new Reference(MEETING, null), null, null, null),
                new OfferHelp(MARA, id("new"), LATER, HelpKind.ADVICE, "Advice", MEETING),
                new RecordHelpResponse(MARA, id("new"), LATER, id("book"), HelpResponse.POLITE, null),
                new FollowThrough(MARA, id("new"), LATER, id("book"), null),
                new RecordHelpOutcome(MARA, id("new"), LATER, id("book"), true, null),
                new WithdrawOffer(MARA, id("book"), "Busy"),
                new RecordHelpReceived(MARA, id("new"), LATER, HelpKind.ADVICE, "Advice"),
                new RateRapport(MARA, MEETING, 3),
                new SetCadence(MARA, new Rhythm(2, Rhythm.Unit.WEEK)),
                new TagPerson(MARA, "expo"),
                new UntagPerson(MARA, "marketing"),
                correct(id("lunch"), "Text", null, null, null),
                new RetractEntry(MARA, id("lunch"), "A slip"),
                new ArchiveRelationship(MARA, null),
                new RestoreRelationship(MARA),
                new ForgetPerson(MARA, id("certificate")),
                new MergeRelationship(MARA, id("merge"), LATER, id("the other Mara"), "One person"));
    }
}
