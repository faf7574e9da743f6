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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * So many events in the read models, query-service and the bare endpoint before them, and what both are asked: the same
 * questions of the same members.
 */
final class Contents {
    /** What is asked, by the name of the answer. */
    static final List<String> KINDS = List.of("timeline page", "card", "goal progress");

    private static final int MEMBERS_ASKED = 20;
    private static final int PAGE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final int events;
    private final Side rapport;
    private final Side bare;
    private final Map<String, List<Question>> questions = new TreeMap<>();

    private Contents(int events, Side rapport, Side bare) {
        this.events = events;
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
        Side rapport = Side.start(trial, QueryWorker.RAPPORT, name, name);
        Side bare = Side.start(trial, "bare", name, name);
        Contents contents = new Contents(events, rapport, bare);
        Tokens tokens = trial.stack().tokens();
        contents.awaitAll(tokens);
        contents.ask(tokens);
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

    List<Question> questions(String kind) {
        return questions.getOrDefault(kind, List.of());
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
    private void ask(Tokens tokens) throws IOException {
        Random random = new Random(events);
        int members = new MixedHistory(events, java.time.LocalDate.EPOCH).members();
        try (HttpConnection from = rapport.connect();
                HttpConnection to = bare.connect()) {
            for (int asked = 0; asked < MEMBERS_ASKED; asked++) {
                String token = tokens.of(MixedHistory.member(random.nextInt(members)));
                String person = first(from, "/relationships?limit=1", "relationshipId", token);
                String goal = first(from, "/goals?limit=1", "goalId", token);
                List<String> paths = List.of("/timeline?limit=" + PAGE, "/relationships/" + person, "/goals/" + goal);
                for (int kind = 0; kind < KINDS.size(); kind++) {
                    Question question = new Question(paths.get(kind), token);
                    teach(from, to, question);
                    questions
                            .computeIfAbsent(KINDS.get(kind), first -> new ArrayList<>())
                            .add(question);
                }
            }
        }
    }

    private static String first(HttpConnection from, String list, String id, String token) throws IOException {
        return JSON.readTree(from.get(list, token).expect(200).body())
                .required("items")
                .required(0)
                .required(id)
                .asString();
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
