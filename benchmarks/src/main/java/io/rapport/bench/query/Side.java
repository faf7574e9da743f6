package io.rapport.bench.query;

import io.rapport.bench.harness.Trial;
import io.rapport.bench.load.HttpConnection;
import io.rapport.bench.query.Asker.Question;
import io.rapport.bench.stack.BenchStack;
import io.rapport.bench.stack.WorkerJvm;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One of the services that answer, in a JVM of its own. */
record Side(URI address) {

    /** How many ask at the same time. */
    static final int CLIENTS = 4;

    /** @param contents the name of the topic and of the database */
    static Side start(Trial trial, String kind, String contents) throws IOException {
        BenchStack stack = trial.stack();
        WorkerJvm jvm = trial.closing(WorkerJvm.start(
                stack,
                "query-" + kind + "-" + contents,
                QueryWorker.class,
                List.of(),
                List.of(),
                stack.address("kafka"),
                stack.address("mongodb"),
                stack.address("issuer")));
        return new Side(URI.create("http://127.0.0.1:" + jvm.run(kind + " " + contents)));
    }

    List<Asker> askers(Trial trial, List<Question> questions) throws IOException {
        List<Asker> askers = new ArrayList<>();
        for (int seed = 0; seed < CLIENTS; seed++) {
            askers.add(trial.closing(new Asker(address, questions, seed)));
        }
        return askers;
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(address);
    }
}
