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

/** One of the two services that answer, in a JVM of its own. */
record Side(URI address) {

    static Side start(Trial trial, String kind, String topic, String database) throws IOException {
        BenchStack stack = trial.stack();
        WorkerJvm jvm = trial.closing(WorkerJvm.start(
                stack,
                "query-" + kind + "-" + topic,
                QueryWorker.class,
                List.of(),
                List.of(),
                stack.address("kafka"),
                stack.address("mongodb"),
                stack.address("issuer")));
        return new Side(URI.create("http://127.0.0.1:" + jvm.run(kind + " " + topic + " " + database)));
    }

    List<Asker> askers(Trial trial, int number, List<Question> questions) throws IOException {
        List<Asker> askers = new ArrayList<>();
        for (int seed = 0; seed < number; seed++) {
            askers.add(trial.closing(new Asker(address, questions, seed)));
        }
        return askers;
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(address);
    }
}
