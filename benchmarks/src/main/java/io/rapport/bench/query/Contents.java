package io.rapport.bench.query;

import io.rapport.bench.harness.Trial;
import io.rapport.bench.history.MixedHistory;
import io.rapport.bench.history.TopicWorker;
import io.rapport.bench.load.HttpConnection;
import io.rapport.bench.query.Asker.Question;
import io.rapport.bench.stack.WorkerJvm;
import io.rapport.local.http.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * So many events in the read models, query-service and the bare endpoint before them, and what both are asked: the same
 * questions of the same members. They are many, so that no answer is asked for again and again.
 */
final class Contents {

    private static final int PEOPLE_OF_A_MEMBER = 10;
    private static final int PAGE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final int events;
    private final String name;
    private final Side rapport;
    private final Side bare;
    private final List<Question> questions = new ArrayList<>();

    private Contents(int events, String name, Side rapport, Side bare) {
        this.events = events;
        this.name = name;
        this.rapport = rapport;
        this.bare = bare;
    }

    static Contents make(Trial trial, int events) throws IOException, InterruptedException {
        String name = "query" + events;
        trial.now("%,d events: filling the read models".formatted(events));
        try (WorkerJvm filler = WorkerJvm.start(
                trial.stack(),
                "topic",
                TopicWorker.class,
                List.of("-Xmx1g"),
                List.of(),
                trial.stack().address("kafka"))) {
            filler.run(name + " mixed " + events);
        }
        Side rapport = Side.start(trial, QueryWorker.RAPPORT, name);
        Side bare = Side.start(trial, QueryWorker.BARE, name);
        Contents contents = new Contents(events, name, rapport, bare);
        Tokens tokens = trial.stack().tokens();
        contents.awaitAll(tokens);
        trial.now("%,d events: teaching the bare endpoint the answers".formatted(events));
        contents.ask(tokens, trial.pace().either(40, 500));
        return contents;
    }

    int events() {
        return events;
    }

    Side rapport() {
        return rapport;
    }

    Side bare() {
        return bare;
    }

    /** One more query-service over the same documents, which keeps no answers. */
    Side withoutKeeping(Trial trial) throws IOException {
        return Side.start(trial, QueryWorker.KEEPING_NOTHING, name);
    }

    /** All that is asked. */
    List<Question> questions() {
        return questions;
    }

    List<Question> questions(Kind kind) {
        return questions.stream().filter(question -> question.kind() == kind).toList();
    }

    private void awaitAll(Tokens tokens) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpConnection admin = rapport.connect()) {
            while (true) {
                JsonNode status = JSON.readTree(admin.get("/actuator/rapport", tokens.of("admin"))
                        .expect(200)
                        .body());
                boolean all = status.path("projections")
                        .valueStream()
                        .allMatch(projection -> projection.path("lag").asLong() == 0
                                && projection.path("position").asLong() == events);
                if (all) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The read models do not catch up: " + status);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /** Asks everything once, and teaches the bare endpoint the answers. */
    private void ask(Tokens tokens, int most) throws IOException {
        List<Integer> members = new ArrayList<>(IntStream.range(0, new MixedHistory(events, LocalDate.EPOCH).members())
                .boxed()
                .toList());
        Collections.shuffle(members, new Random(events));
        try (HttpConnection from = rapport.connect();
                HttpConnection to = bare.connect()) {
            for (int member : members.subList(0, Math.min(most, members.size()))) {
                String token = tokens.of(MixedHistory.member(member));
                List<Question> some = new ArrayList<>();
                some.add(new Question(Kind.TIMELINE, "/timeline?limit=" + PAGE, token));
                for (String person : ids(from, "/relationships?limit=" + PEOPLE_OF_A_MEMBER, "relationshipId", token)) {
                    some.add(new Question(Kind.CARD, "/relationships/" + person, token));
                }
                for (String goal : ids(from, "/goals", "goalId", token)) {
                    some.add(new Question(Kind.GOAL, "/goals/" + goal, token));
                }
                for (Question question : some) {
                    teach(from, to, question);
                }
                questions.addAll(some);
            }
        }
    }

    private static List<String> ids(HttpConnection from, String list, String id, String token) throws IOException {
        return JSON.readTree(from.get(list, token).expect(200).body())
                .required("items")
                .valueStream()
                .map(item -> item.required(id).asString())
                .toList();
    }

    private static void teach(HttpConnection from, HttpConnection to, Question question) throws IOException {
        String answer = from.get(question.path(), question.token()).expect(200).body();
        to.send("PUT " + question.path(), question.token(), "", answer).expect(200);
        String learned = to.get(question.path(), question.token()).expect(200).body();
        if (!learned.equals(answer)) {
            throw new IllegalStateException("The bare endpoint answers something else to " + question.path());
        }
    }
}
