package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rapport.command.domain.relationship.PeopleRejection.*;
import io.rapport.command.kernel.people.Telling;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipEvent.RelationshipRestored;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever another context tells of")
class PeopleToldOfTest extends PeopleToldOf {

    @Test
    @DisplayName("is somebody whom the same member knows")
    void known() {
        assertRejected(ofMara(), new NoSuchRelationship("relationshipId"));
        recorded(MARA, met());
        assertAllowed(ofMara());
        assertRejected(new Owner("northwind", "ben"), ofMara(), new NoSuchRelationship("relationshipId"));
        assertRejected(new Owner("contoso", "ana"), ofMara(), new NoSuchRelationship("relationshipId"));
        recorded(SUBJECT, mission(MARA));
        assertRejected(Telling.of(SUBJECT, "firstId"), new NoSuchRelationship("firstId"));
        assertAllowed(Telling.of(null, "relationshipId").ofKept().ofMet().at(BEFORE));
    }

    @Test
    @DisplayName("is known by a snapshot and what happened since, as by all that happened")
    void snapshot() {
        recorded(MARA, met(), conversation("lunch"));
        Relationship mara = new Relationship();
        MetaData mine = MetaData.from(Map.of("tenantId", ANA.tenantId(), "memberId", ANA.memberId()));
        mara.on(met(), mine);
        mara.on(conversation("lunch"), mine);
        storage.storeSnapshot(new GenericDomainEventMessage<>("relationship", MARA.toString(), 1, mara));
        recorded(MARA, new EntryRetracted(MARA, id("lunch"), "It was Ben"));
        assertAllowed(ofMara().ofMet().at(LATER));
        assertRejected(ofMara().at(BEFORE), beforeMeeting());
        assertRejected(ofMara().from(id("lunch"), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
        assertRejected(new Owner("northwind", "ben"), ofMara(), new NoSuchRelationship("relationshipId"));
    }

    @Test
    @DisplayName("is nobody of whom there is but a card where it takes an encounter, until they meet")
    void captureOnly() {
        recorded(BEN, captured());
        Telling ofBen = Telling.of(BEN, "relationshipId");
        assertAllowed(ofBen.ofKept());
        assertAllowed(ofBen.at(BEFORE));
        assertRejected(ofBen.ofMet(), new NotMetYet("relationshipId", BEN));
        recorded(BEN, metBen(LATER));
        assertAllowed(ofBen.ofMet());
        assertRejected(ofBen.at(WHEN_MET), new BeforeMeeting(BEN, LATER.occurredAt()));
    }

    @Test
    @DisplayName("is nobody who was put away where it is something new, until they are taken up again")
    void archived() {
        recorded(MARA, met(), new RelationshipArchived(MARA, null));
        assertAllowed(ofMara().ofMet().at(LATER));
        assertRejected(ofMara().ofKept(), new RelationshipIsArchived("relationshipId", MARA));
        recorded(MARA, new RelationshipRestored(MARA));
        assertAllowed(ofMara().ofKept());
    }

    @Test
    @DisplayName("has nothing told of them from before the meeting, as it is said to have been now")
    void beforeTheMeeting() {
        recorded(MARA, met());
        assertRejected(ofMara().at(BEFORE), beforeMeeting());
        assertRejected(ofMara().at(at("2026-03-02T08:59:00Z")), beforeMeeting());
        assertAllowed(ofMara().at(on("2026-03-02")));
        assertAllowed(ofMara().at(WHEN_MET));
        recorded(MARA, new EntryCorrected(MARA, MEETING, LATER.occurredAt(), LATER.occurredOn(), null, null, null, ""));
        assertRejected(ofMara().at(WHEN_MET), new BeforeMeeting(MARA, LATER.occurredAt()));
    }

    @Test
    @DisplayName("is named by the introduction, the mission, the practice, the answer and the invitation before")
    void inHistory() {
        recorded(MARA, met());
        recorded(BEN, metBen(LATER));
        for (RapportEvent event : namingMara()) {
            UUID subject = UUID.randomUUID();
            recorded(subject, event);
            Telling telling = Telling.within(subject, PART);
            assertRejected(
                    telling.at(BEFORE),
                    event instanceof IntroductionProposed
                            ? new BeforeMeeting(BEN, LATER.occurredAt())
                            : beforeMeeting());
            assertAllowed(telling.at(LATER).ofKept().ofMet());
            assertThatCode(() -> policy.check(new Owner("northwind", "ben"), () -> telling.at(BEFORE)))
                    .as("whose it is not is told otherwise")
                    .doesNotThrowAnyException();
        }
        assertAllowed(Telling.within(id("nothing"), PART).at(BEFORE).ofMet());
    }

    @Test
    @DisplayName("is nobody who was forgotten, whether the command names them or what happened before does")
    void forgotten() {
        recorded(MARA, met(), new PersonForgotten(MARA, id("certificate"), Set.of(MARA), 1));
        recorded(BEN, metBen(WHEN_MET));
        assertRejected(ofMara(), new PersonIsForgotten("relationshipId", MARA));
        for (RapportEvent event : namingMara()) {
            UUID subject = UUID.randomUUID();
            recorded(subject, event);
            PersonIsForgotten refused = new PersonIsForgotten(null, MARA);
            assertRejected(Telling.within(subject, PART), refused);
            assertRejected(Telling.within(subject, PART).at(LATER), refused);
        }
    }

    @Test
    @DisplayName("is the one of this entry, not of another one")
    void otherParts() {
        recorded(MARA, met());
        recorded(
                SUBJECT,
                new SkillPractised(
                        SUBJECT, id("x"), LATER.occurredAt(), LATER.occurredOn(), "S", null, MARA, null, null),
                new GuestInvited(SUBJECT, id("y"), MARA, null));
        assertAllowed(Telling.within(SUBJECT, PART).at(BEFORE));
    }

    @Test
    @DisplayName("has the entry that an introduction is drawn from, whatever its kind")
    void drawnFrom() {
        recorded(MARA, met(), assumption("guess"));
        recorded(BEN, metBen(WHEN_MET));
        Telling proposed = ofMara().and(BEN, "secondId").at(at("2026-05-01T09:00:00Z"));
        assertAllowed(proposed.from(id("guess"), "drawnFrom"));
        assertAllowed(proposed.from(id("meeting of Ben"), "drawnFrom"));
        assertRejected(proposed.from(UUID.randomUUID(), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
        assertRejected(ofMara().at(LATER).from(id("meeting of Ben"), "drawnFrom"), new NoSuchEntry("drawnFrom", false));
    }
}
