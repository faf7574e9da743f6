package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.EventEnvelope;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.query.ServiceRig.Answer;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Log;
import io.rapport.query.parts.Story;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers that are given out again: never to anybody else, and never once there is something newer to tell. */
class KeptAnswersIT {

    private static final int CHANGES = 40;
    private static final Log LOG = new Log();

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String member = "member-" + UUID.randomUUID();
    private final String token = Issuer.instance().member("acme", member);
    private final Story ada = new Story(LOG, "acme", member);

    private Answer get(String path, String... headers) {
        return service.get(path, token, headers);
    }

    private Answer afterAllOf(Story story, String path) {
        Answer answer = get(path, "Rapport-Applied", story.applied());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    private String cardOfAda() {
        return "/relationships/" + ada.person();
    }

    /** To have met so many people within the time of the story. */
    private String goalOfMember() {
        UUID goal = UUID.randomUUID();
        Tracking tracking = new Tracking.Counted(
                1_000,
                Measure.PEOPLE_MET,
                Filter.NONE,
                Story.day(1),
                Story.day(1).plusYears(1));
        service.publisher.publish(LOG.next(
                "acme",
                member,
                new GoalSet(
                        goal,
                        Story.day(1),
                        "a goal",
                        Term.SHORT,
                        "I know it when I see it",
                        new Purpose(null, null, "it matters"),
                        null,
                        tracking)));
        assertThat(get("/goals/" + goal, "Rapport-Applied", goal + "@0").status())
                .isEqualTo(200);
        return "/goals/" + goal;
    }

    private void meet() {
        ada.meet("Ada");
        publishAll();
    }

    private void publishAll() {
        service.publisher.publish(ada.events().toArray(EventEnvelope[]::new));
    }

    private void happens(Runnable what) {
        what.run();
        service.publisher.publish(ada.events().getLast());
    }

    @Test
    void whoHasTheAnswerIsToldThatItStillHolds() {
        meet();
        Answer first = afterAllOf(ada, cardOfAda());
        String etag = header(first, "ETag");
        assertThat(etag).matches("\"\\d+-[0-9a-f]{32}\"");
        assertThat(header(first, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(header(first, "X-Content-Type-Options")).isEqualTo("nosniff");

        Answer again = get(cardOfAda(), "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);

        happens(() -> ada.tag("chess"));
        Answer changed = get(cardOfAda(), "If-None-Match", etag, "Rapport-Applied", ada.applied());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isNotEqualTo(etag);
    }

    @Test
    void whatIsNotTaggedIsNotToBeKeptByAnybody() {
        assertThat(header(get("/timeline"), "Cache-Control")).contains("no-store");
    }

    @Test
    void anAnswerThatIsKeptSaysTheSameAsOneThatIsNot() {
        meet();
        Answer first = afterAllOf(ada, cardOfAda());
        Answer second = afterAllOf(ada, cardOfAda());
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.contentType()).isEqualTo("application/json");
    }

    @Test
    void anotherMemberNeverGetsWhatIsKept() {
        meet();
        String goal = goalOfMember();
        String etag = header(afterAllOf(ada, cardOfAda()), "ETag");
        String ofGoal = header(afterAllOf(ada, goal), "ETag");
        for (String other : new String[] {
            Issuer.instance().member("acme", "somebody-else"), Issuer.instance().member("other", member)
        }) {
            assertThat(service.get(cardOfAda(), other).status()).isEqualTo(404);
            assertThat(service.get(cardOfAda(), other, "If-None-Match", etag).status())
                    .isEqualTo(404);
            assertThat(service.get(goal, other).status()).isEqualTo(404);
            assertThat(service.get(goal, other, "If-None-Match", ofGoal).status())
                    .isEqualTo(404);
        }
        assertThat(service.get(cardOfAda(), "", "If-None-Match", etag).status()).isEqualTo(401);
    }

    @Test
    void whoWaitedForTheirOwnChangeNeverGetsACardFromBefore() throws Exception {
        meet();
        whileOthersAsk(cardOfAda(), () -> {
            for (int change = 0; change < CHANGES; change++) {
                String tag = "tag-" + change;
                happens(() -> ada.tag(tag));
                assertThat(afterAllOf(ada, cardOfAda()).response().body()).contains("\"" + tag + "\"");
            }
        });
    }

    @Test
    void whoWaitedForTheirOwnChangeNeverGetsACountFromBefore() throws Exception {
        meet();
        String goal = goalOfMember();
        whileOthersAsk(goal, () -> {
            for (int people = 1; people <= CHANGES; people++) {
                Story other = new Story(LOG, "acme", member);
                other.meet("Somebody");
                service.publisher.publish(other.events().getLast());
                assertThat(afterAllOf(other, goal).json().path("count").asInt()).isEqualTo(people + 1);
            }
        });
    }

    /** So that answers are made, and kept, at every moment between two writes. */
    private void whileOthersAsk(String path, Runnable changes) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                get(path);
            }
        });
        try {
            changes.run();
        } finally {
            done.set(true);
            asking.get();
        }
    }
}
