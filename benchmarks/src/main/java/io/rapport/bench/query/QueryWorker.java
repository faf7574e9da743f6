package io.rapport.bench.query;

import io.rapport.bench.stack.Errands;
import io.rapport.query.QueryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;

/**
 * Starts query-service, or the bare endpoint beside it, in a JVM that is like query-service's own. An errand says which
 * one, and names what topic and database are both called; the answer is the port.
 */
public final class QueryWorker {

    /** query-service as it is. */
    static final String RAPPORT = "rapport";

    /** query-service without memory for answers, so that each is made anew. */
    static final String KEEPING_NOTHING = "keeping-nothing";

    /** The endpoint beside it. */
    static final String BARE = "bare";

    private QueryWorker() {}

    /** Takes the addresses of Kafka, MongoDB and the issuer. */
    public static void main(String[] addresses) throws Exception {
        Errands.serve(errand -> {
            String[] words = errand.split(" ", 2);
            Class<?> application = words[0].equals(BARE) ? BareQueries.class : QueryService.class;
            List<String> settings = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--management.server.port=",
                    "--rapport.kafka.bootstrap-servers=" + addresses[0],
                    "--rapport.kafka.topic=" + words[1],
                    "--rapport.mongodb.uri=" + addresses[1],
                    "--rapport.mongodb.database=" + words[1],
                    "--rapport.issuer-uri=" + addresses[2],
                    "--rapport.limits.member-rate=0",
                    "--rapport.limits.tenant-rate=0"));
            if (words[0].equals(BARE)) {
                // It has the settings of query-service, and not all that they name.
                settings.add("--management.endpoint.health.validate-group-membership=false");
            }
            if (words[0].equals(KEEPING_NOTHING)) {
                settings.add("--rapport.kept-answers=0B");
            }
            return Objects.requireNonNull(new SpringApplication(application)
                    .run(settings.toArray(String[]::new))
                    .getEnvironment()
                    .getProperty("local.server.port"));
        });
    }
}
