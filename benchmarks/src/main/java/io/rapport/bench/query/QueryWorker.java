package io.rapport.bench.query;

import io.rapport.bench.stack.Errands;
import io.rapport.query.QueryService;
import java.util.Objects;
import org.springframework.boot.SpringApplication;

/**
 * Starts query-service, or the bare endpoint beside it, in a JVM that is like query-service's own. An errand names
 * which one, the topic and the database; the answer is the port.
 */
public final class QueryWorker {

    /** The first word of an errand. */
    static final String RAPPORT = "rapport";

    private QueryWorker() {}

    /** Takes the addresses of Kafka, MongoDB and the issuer. */
    public static void main(String[] addresses) throws Exception {
        Errands.serve(errand -> {
            String[] words = errand.split(" ", 3);
            Class<?> application = words[0].equals(RAPPORT) ? QueryService.class : BareQueries.class;
            return Objects.requireNonNull(new SpringApplication(application)
                    .run(
                            "--server.port=0",
                            "--server.address=127.0.0.1",
                            "--rapport.kafka.bootstrap-servers=" + addresses[0],
                            "--rapport.kafka.topic=" + words[1],
                            "--rapport.mongodb.uri=" + addresses[1],
                            "--rapport.mongodb.database=" + words[2],
                            "--rapport.issuer-uri=" + addresses[2])
                    .getEnvironment()
                    .getProperty("local.server.port"));
        });
    }
}
