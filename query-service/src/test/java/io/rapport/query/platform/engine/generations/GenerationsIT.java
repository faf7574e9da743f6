package io.rapport.query.platform.engine.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.query.parts.Log;
import io.rapport.query.platform.engine.EngineRig;
import io.rapport.query.platform.engine.ProjectionEngine;
import io.rapport.query.platform.engine.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two versions of the code at the same time, as while one takes the place of the other. */
class GenerationsIT {

    private final Tally old = new Tally();
    private final Tally young = new Tally();
    private final EngineRig rig = new EngineRig(old, new Tally("same"));
    private final Log log = new Log();
    private final UUID ada = UUID.randomUUID();
    private final ProjectionEngine newer;

    GenerationsIT() {
        young.version = 2;
        newer = rig.newEngine(young, new Tally("same"));
    }

    @AfterEach
    void stop() {
        newer.stop();
        rig.close();
    }

    private void tag() {
        rig.publisher.publish(log.next("acme", "alice", new PersonTagged(ada, "a")));
    }

    private void awaitEvents(String collection, int events) {
        await().untilAsserted(() -> {
            Document person = rig.database.getCollection(collection).find().first();
            assertThat(person == null ? List.of() : person.getList("positions", Number.class))
                    .as(collection)
                    .hasSize(events);
        });
    }

    @Test
    void neitherSeesNorDisturbsWhatTheOtherHas() {
        rig.start();
        tag();
        awaitEvents("tally@1.people", 1);
        newer.start();
        awaitEvents("tally@2.people", 1);
        for (int n = 0; n < 20; n++) {
            tag();
        }
        for (String collection : List.of("tally@1.people", "tally@2.people", "same@1.people")) {
            awaitEvents(collection, 21);
        }
        rig.stop();
        tag();
        awaitEvents("tally@2.people", 22);
        awaitEvents("same@1.people", 22);
        awaitEvents("tally@1.people", 21);
        rig.start();
        awaitEvents("tally@1.people", 22);
    }

    @Test
    void whatNobodyUsesAnyMoreIsRemovedInTheEnd() {
        rig.start();
        tag();
        awaitEvents("tally@1.people", 1);
        rig.stop();
        Generations tidying = new Generations(List.of(young), rig.database, Duration.ofMillis(1));
        await().until(() -> {
            tidying.look();
            return rig.database.listCollectionNames().into(new ArrayList<>()).stream()
                    .noneMatch(name -> name.startsWith("tally@1"));
        });
        assertThat(rig.database.listCollectionNames().into(new ArrayList<>()))
                .as("of which this code knows nothing")
                .contains("same@1.people");
    }

    @Test
    void whoComesBackWhileItsReadModelIsRemovedFillsAnother() {
        Generations removing = new Generations(List.of(young), rig.database, Duration.ofHours(24));
        Generations away = new Generations(List.of(old), rig.database, Duration.ofHours(24));
        assertThat(away.current("tally").number()).isEqualTo(1);
        assertThat(removing.closeUnused("tally@1", 1, Instant.now().minusSeconds(60)))
                .as("it was used a moment ago")
                .isFalse();
        assertThat(removing.closeUnused("tally@1", 1, Instant.now().plusSeconds(60)))
                .isTrue();
        assertThat(new Generations(List.of(old), rig.database, Duration.ofHours(24))
                        .current("tally")
                        .number())
                .isEqualTo(2);
    }
}
