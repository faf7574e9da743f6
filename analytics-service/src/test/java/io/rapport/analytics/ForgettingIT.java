package io.rapport.analytics;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.rapport.analytics.parts.Life;
import io.rapport.analytics.parts.Log;
import io.rapport.analytics.parts.Mask;
import io.rapport.analytics.parts.Publisher;
import io.rapport.analytics.parts.RunningService;
import io.rapport.events.EventEnvelope;
import io.rapport.events.member.MemberEvent.MemberForgotten;
import io.rapport.events.relationship.RelationshipEvent.PersonForgotten;
import io.rapport.mongodb.EmbeddedMongo;
import io.rapport.parts.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Who has no keys makes nothing anew of what was forgotten, whoever folded what was there before. */
class ForgettingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "events-" + UUID.randomUUID();
    private static final String DATABASE = "analytics-" + UUID.randomUUID();

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private final Log log = new Log();

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(0);
        client = MongoClients.create(mongo.uri());
        // One partition, so that whatever stops at an event stops for all.
        Broker.instance().create(TOPIC, 1);
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    private List<EventEnvelope> life(String member) {
        List<EventEnvelope> events = new ArrayList<>();
        Life.of(new Random(member.hashCode()), 2, 5)
                .events()
                .forEach(event -> events.add(log.next("acme", member, event)));
        return events;
    }

    private static long monthsOf(String member) {
        long months = 0;
        for (String collection : client.getDatabase(DATABASE).listCollectionNames()) {
            if (collection.endsWith("months")) {
                months += client.getDatabase(DATABASE)
                        .getCollection(collection)
                        .countDocuments(Filters.eq("memberId", member));
            }
        }
        return months;
    }

    private static void awaitMonthsOf(String member) {
        Awaitility.await().atMost(PATIENCE).until(() -> monthsOf(member) > 0);
    }

    @Test
    void goesOnAfterARestartWhenSomebodyIsForgotten() {
        try (Publisher publisher = new Publisher(TOPIC, new Mask())) {
            try (ConfigurableApplicationContext _ = RunningService.start(TOPIC, mongo.uri(), DATABASE)) {
                publisher.publish(life("ana"));
                publisher.publish(life("ben"));
                awaitMonthsOf("ben");
            }
            try (ConfigurableApplicationContext _ = RunningService.start(TOPIC, mongo.uri(), DATABASE)) {
                UUID person = UUID.randomUUID();
                publisher.publish(List.of(
                        log.next("acme", "ana", new PersonForgotten(person, UUID.randomUUID(), Set.of(person), 3)),
                        log.next("acme", "ben", new MemberForgotten(UUID.randomUUID()))));
                publisher.publish(life("cleo"));

                awaitMonthsOf("cleo");
                Awaitility.await().atMost(PATIENCE).until(() -> monthsOf("ben") == 0);
            }
        }
    }
}
