package io.rapport.command.domain.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.domain.introduction.IntroductionCommand.MakeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.ProposeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.RecordIntroductionOutcome;
import io.rapport.command.domain.introduction.IntroductionRejection.NoSuchRelationship;
import io.rapport.command.domain.introduction.IntroductionRejection.NotMetYet;
import io.rapport.command.domain.introduction.IntroductionRejection.RelationshipIsArchived;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.introduction.Pair;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who is introduced")
class PeopleInTouchTest {

    private static final Owner ANA = new Owner("northwind", "ana");
    private static final UUID MARA = new UUID(10, 1);
    private static final UUID BEN = new UUID(10, 2);
    private static final UUID INTRODUCTION = new UUID(10, 3);
    private static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final Moment NOW = new Moment(NOON, DAY, false);
    private static final ProposeIntroduction PROPOSE =
            new ProposeIntroduction(INTRODUCTION, new UUID(10, 4), NOW, new Pair(MARA, BEN), "Both sail", null);
    private static final MakeIntroduction MAKE = new MakeIntroduction(INTRODUCTION, new UUID(10, 5), NOW, null);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final WhenSomebodyIsIntroducedThenTheMemberIsInTouch policy =
            new WhenSomebodyIsIntroducedThenTheMemberIsInTouch(new EventSourcedAcquaintances(events));
    private final Map<UUID, Long> sequences = new HashMap<>();

    @BeforeEach
    void met() {
        met(MARA);
    }

    private void met(UUID person) {
        recorded(
                person,
                new PersonMet(
                        person,
                        UUID.randomUUID(),
                        NOON,
                        DAY,
                        new Person("Mara", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null),
                        null,
                        Set.of(),
                        null));
    }

    private void captured(UUID person) {
        recorded(
                person,
                new ContactCaptured(
                        person,
                        UUID.randomUUID(),
                        NOON,
                        DAY,
                        new Person("Ben", RelationshipKind.FRIEND, null, null, null, false, null, null, null, null),
                        CaptureSource.CARD,
                        Set.of(),
                        null));
    }

    private void proposed() {
        recorded(
                INTRODUCTION,
                new IntroductionProposed(
                        INTRODUCTION, new UUID(10, 4), NOON, DAY, new Pair(MARA, BEN), "Both sail", null));
    }

    private void recorded(UUID aggregate, RapportEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "any",
                aggregate.toString(),
                sequences.merge(aggregate, 1L, Long::sum) - 1,
                event,
                Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId())));
    }

    private void assertAllowed(IntroductionCommand command) {
        assertThatCode(() -> policy.check(ANA, command)).doesNotThrowAnyException();
    }

    private void assertRejected(Owner owner, IntroductionCommand command, Rejection rejection) {
        assertThatThrownBy(() -> policy.check(owner, command))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(rejection));
    }

    @Test
    @DisplayName("is somebody whom the same member knows")
    void known() {
        assertRejected(ANA, PROPOSE, new NoSuchRelationship("secondId"));
        met(BEN);
        assertAllowed(PROPOSE);
        assertRejected(new Owner("northwind", "ben"), PROPOSE, new NoSuchRelationship("firstId"));
        assertRejected(new Owner("contoso", "ana"), PROPOSE, new NoSuchRelationship("firstId"));
    }

    @Test
    @DisplayName("is nobody of whom there is but a card, until they meet")
    void captured() {
        captured(BEN);
        assertRejected(ANA, PROPOSE, new NotMetYet("secondId", BEN));
        met(BEN);
        assertAllowed(PROPOSE);
    }

    @Test
    @DisplayName("is nobody whom the member has put away, until they are taken up again")
    void archived() {
        met(BEN);
        recorded(BEN, new RelationshipArchived(BEN, null));
        assertRejected(ANA, PROPOSE, new RelationshipIsArchived("secondId", BEN));
        recorded(BEN, new RelationshipRestored(BEN));
        assertAllowed(PROPOSE);
    }

    @Test
    @DisplayName("is nobody who was put away after it was proposed")
    void archivedSince() {
        met(BEN);
        proposed();
        assertAllowed(MAKE);
        recorded(BEN, new RelationshipArchived(BEN, null));
        assertRejected(ANA, MAKE, new RelationshipIsArchived(null, BEN));
        assertAllowed(new RecordIntroductionOutcome(INTRODUCTION, new UUID(10, 6), NOW, true, null));
    }

    @Test
    @DisplayName("is not asked for where there is no such introduction, or another's: that is told otherwise")
    void noIntroduction() {
        assertAllowed(MAKE);
        proposed();
        assertThatCode(() -> policy.check(new Owner("northwind", "ben"), MAKE)).doesNotThrowAnyException();
    }
}
