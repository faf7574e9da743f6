package io.rapport.analytics.parts;

import io.rapport.analytics.AnalyticsService;
import io.rapport.parts.Broker;
import io.rapport.parts.TokenIssuer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, on free ports, on the tests' broker and issuer. */
public final class RunningService {

    private RunningService() {}

    public static ConfigurableApplicationContext start(String topic, String mongo, String database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--rapport.kafka.bootstrap-servers=" + Broker.instance().address(),
                "--rapport.kafka.topic=" + topic,
                "--rapport.mongodb.uri=" + mongo,
                "--rapport.mongodb.database=" + database,
                "--rapport.issuer-uri=" + TokenIssuer.instance().uri(),
                "--rapport.audience=rapport"));
        arguments.addAll(List.of(more));
        return new SpringApplication(AnalyticsService.class).run(arguments.toArray(String[]::new));
    }
}
