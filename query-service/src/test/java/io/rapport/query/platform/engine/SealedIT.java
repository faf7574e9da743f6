package io.rapport.query.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.BrokenSealException;
import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Origin;
import io.rapport.events.Seals;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.lanes.ProjectionStatus.State;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on the topic is sealed, and the keyring is not always there. */
class SealedIT {

    private final EngineRig rig = new EngineRig(new Tally());
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();
    private final Keyring keyring = new Keyring();
    private final EventCodec codec = new EventCodec(keyring);
    private final ProjectionEngine engine = rig.newEngine(codec, keyring);

    /** Turns bits over, and answers as it is told to. */
    private static final class Keyring implements Seals, Keysets {

        final Set<Subject> fetched = ConcurrentHashMap.newKeySet();
        volatile @Nullable SealsUnavailableException away;
        volatile boolean broken;
        volatile boolean forgotten;

        @Override
        public void fetch(Collection<Subject> subjects) {
            answer();
            fetched.addAll(subjects);
        }

        @Override
        public byte[] seal(Subject subject, byte[] value, byte[] associated) {
            byte[] sealed = value.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] = (byte) ~sealed[i];
            }
            return sealed;
        }

        @Override
        public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
            answer();
            if (broken) {
                throw new BrokenSealException();
            }
            return forgotten ? null : seal(subject, sealed, associated);
        }

        private void answer() {
            SealsUnavailableException now = away;
            if (now != null) {
                throw now;
            }
        }
    }

    @AfterEach
    void stop() {
        engine.stop();
        rig.close();
    }

    private void publishSealed(UUID person) {
        EventEnvelope event = log.next("acme", "alice", new PersonTagged(person, "a"));
        rig.publisher.publishWithPayload(
                event,
                codec.encode(
                        event.event(),
                        new Origin(event.tenantId(), event.memberId(), event.aggregateId(), event.eventId())));
    }

    private void awaitPositions(UUID person, Long... positions) {
        await().untilAsserted(() ->
                assertThat(Tally.positionsOf(rig.database, person)).containsExactly(positions));
    }

    private void awaitTrouble(String code) {
        await().untilAsserted(() -> assertThat(engine.status().getFirst().problem())
                .isNotNull()
                .matches(trouble -> trouble.code().equals(code)));
        assertThat(engine.status().getFirst().state()).isEqualTo(State.WAITING);
    }

    @Test
    void isOpenedAndTheKeysetsOfABatchAreFetchedBefore() {
        publishSealed(ada);
        publishSealed(grace);
        engine.start();
        awaitPositions(ada, 1L);
        awaitPositions(grace, 2L);
        assertThat(keyring.fetched).contains(new Subject("acme", "alice", ada), new Subject("acme", "alice", grace));
    }

    @Test
    void waitsForAKeyringThatIsAway() {
        keyring.away = SealsUnavailableException.away();
        publishSealed(ada);
        engine.start();
        awaitTrouble("KeyringUnavailable");
        assertThat(Tally.positionsOf(rig.database, ada)).isEmpty();
        keyring.away = null;
        awaitPositions(ada, 1L);
    }

    @Test
    void waitsForAKeysetThatNobodyKnowsAndNeverTakesItForForgotten() {
        keyring.away = SealsUnavailableException.unknownSubject();
        publishSealed(ada);
        engine.start();
        awaitTrouble("KeyringUnknownSubject");
        assertThat(Tally.positionsOf(rig.database, ada)).isEmpty();
        assertThat(rig.stored("parked").countDocuments()).isZero();
    }

    @Test
    void isAppliedWithoutWhatIsForgotten() {
        keyring.forgotten = true;
        publishSealed(ada);
        engine.start();
        awaitPositions(ada, 1L);
    }

    @Test
    void isParkedAsChangedIfItsSealIsBroken() {
        keyring.broken = true;
        publishSealed(ada);
        engine.start();
        await().until(() -> rig.stored("parked").countDocuments() == 1);
        assertThat(rig.stored("parked").distinct("error", String.class)).containsExactly("BrokenSeal");
    }
}
