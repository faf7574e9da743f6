package io.rapport.command.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.MetaDataKeys;
import io.rapport.command.dispatch.Owner;
import io.rapport.command.rules.RejectedException;
import io.rapport.command.rules.Rejection;
import io.rapport.command.time.Moment;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;

/**
 * Given what was recorded, when a member wants something, then this happens. The member met Mara on 2 March 2026 at
 * 09:00 UTC; ids are made of words.
 */
final class RelationshipScenario {

    static final UUID MARA = id("Mara");
    static final UUID MEETING = id("meeting");
    static final Moment WHEN_MET = at("2026-03-02T09:00:00Z");
    static final Moment LATER = at("2026-03-10T15:00:00Z");
    static final Person PERSON = new Person(
            "Mara", RelationshipKind.ACQUAINTANCE, null, "Acme", null, false, "mara@example.org", null, null);

    private static final Owner MEMBER = new Owner("northwind", "ana");

    private final AggregateTestFixture<Relationship> fixture = new AggregateTestFixture<>(Relationship.class);
    private final List<RelationshipEvent> history;
    private Owner asking = MEMBER;

    private RelationshipScenario(RelationshipEvent... history) {
        this.history = List.of(history);
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(MetaDataKeys.TENANT_ID, MetaDataKeys.MEMBER_ID)));
    }

    static RelationshipScenario nothingYet() {
        return new RelationshipScenario();
    }

    static RelationshipScenario given(RelationshipEvent... history) {
        return new RelationshipScenario(history);
    }

    RelationshipScenario askedBy(Owner owner) {
        asking = owner;
        return this;
    }

    Outcome when(RelationshipCommand command) {
        List<?> messages = history.stream()
                .map(event -> GenericEventMessage.asEventMessage(event).withMetaData(metaData(MEMBER)))
                .toList();
        var given = messages.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(messages);
        return new Outcome(given.when(command, metaData(asking)));
    }

    private static Map<String, String> metaData(Owner owner) {
        return Map.of(MetaDataKeys.TENANT_ID, owner.tenantId(), MetaDataKeys.MEMBER_ID, owner.memberId());
    }

    /** What became of the command. */
    record Outcome(ResultValidator<Relationship> result) {

        void then(RelationshipEvent... events) {
            result.expectSuccessfulHandlerExecution()
                    .expectEvents(Arrays.stream(events).toArray());
        }

        void isAccepted() {
            result.expectSuccessfulHandlerExecution()
                    .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(
                            Matchers.matches(RelationshipEvent.class::isInstance), Matchers.andNoMore())));
        }

        void changesNothing() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        void isRejected(Rejection rejection) {
            result.expectNoEvents()
                    .expectException(RejectedException.class)
                    .expectException(Matchers.matches((Exception e) -> {
                        assertThat(((RejectedException) e).rejection()).isEqualTo(rejection);
                        return true;
                    }));
        }
    }

    static UUID id(String word) {
        return UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }

    /** An instant, on its day in UTC. */
    static Moment at(String instant) {
        Instant at = Instant.parse(instant);
        return new Moment(at, at.atOffset(ZoneOffset.UTC).toLocalDate(), false);
    }

    /** A day, of which no time was stated. */
    static Moment on(String day) {
        LocalDate on = LocalDate.parse(day);
        return new Moment(on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), on, true);
    }

    static PersonMet met() {
        return met(WHEN_MET);
    }

    static PersonMet met(Moment when) {
        return new PersonMet(
                MARA, MEETING, when.occurredAt(), when.occurredOn(), PERSON, null, Set.of("marketing"), null);
    }

    static ConversationRecorded conversation(String word) {
        return conversation(word, LATER);
    }

    static ConversationRecorded conversation(String word, Moment when) {
        return new ConversationRecorded(
                MARA, id(word), when.occurredAt(), when.occurredOn(), "We talked about " + word, null);
    }

    static AssumptionRecorded assumption(String word) {
        return new AssumptionRecorded(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), Aspect.INTERESTS, "Probably " + word);
    }

    static AssumptionConfirmed confirmed(String word, String assumption, UUID conversation) {
        return new AssumptionConfirmed(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(assumption), conversation);
    }

    static AssumptionCorrected correctedAssumption(String word, String assumption, UUID conversation) {
        return new AssumptionCorrected(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(assumption), conversation, "It is " + word);
    }

    static FollowUpPlanned plan(String word) {
        return new FollowUpPlanned(
                MARA,
                id(word),
                LATER.occurredAt(),
                LATER.occurredOn(),
                LATER.occurredOn().plusDays(7),
                null);
    }

    static FollowUpRecorded followUp(String word, Moment when, @Nullable UUID reference, @Nullable UUID plan) {
        return new FollowUpRecorded(
                MARA,
                id(word),
                when.occurredAt(),
                when.occurredOn(),
                new Reference(reference, "the " + word),
                plan,
                null,
                null);
    }

    static HelpOffered offer(String word) {
        return new HelpOffered(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), HelpKind.ADVICE, "The " + word, MEETING);
    }

    static HelpResponseRecorded response(String word, String offer, HelpResponse response) {
        return response(word, offer, response, LATER);
    }

    static HelpResponseRecorded response(String word, String offer, HelpResponse response, Moment when) {
        return new HelpResponseRecorded(
                MARA, id(word), when.occurredAt(), when.occurredOn(), id(offer), response, null);
    }

    static HelpFollowedThrough followedThrough(String word, String offer) {
        return new HelpFollowedThrough(MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(offer), null);
    }

    static HelpOutcomeRecorded outcome(String word, String offer) {
        return new HelpOutcomeRecorded(MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(offer), true, null);
    }

    static OfferWithdrawn withdrawn(String offer) {
        return new OfferWithdrawn(MARA, id(offer), "I cannot");
    }

    static EntryRetracted retracted(String word) {
        return new EntryRetracted(MARA, id(word), "It was somebody else");
    }

    static EntryCorrected moved(String word, Moment when) {
        return new EntryCorrected(MARA, id(word), when.occurredAt(), when.occurredOn(), null, "A slip");
    }

    static RelationshipArchived archived() {
        return new RelationshipArchived(MARA, null);
    }
}
