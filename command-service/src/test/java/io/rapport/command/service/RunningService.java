package io.rapport.command.service;

import io.rapport.command.CommandService;
import io.rapport.parts.Broker;
import io.rapport.parts.Database;
import io.rapport.parts.TokenIssuer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One instance of command-service; several may share a database and a topic. */
final class RunningService implements AutoCloseable {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final Database database;
    private final String topic;
    private final ConfigurableApplicationContext context;

    private RunningService(Database database, String topic) {
        this.database = database;
        this.topic = topic;
        SpringApplication application = new SpringApplication(CommandService.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("RAPPORT_POSTGRES_URL", database.url()),
                Map.entry("RAPPORT_POSTGRES_USER", database.user()),
                Map.entry("RAPPORT_POSTGRES_PASSWORD", database.password()),
                Map.entry("RAPPORT_KAFKA_BOOTSTRAP_SERVERS", Broker.instance().address()),
                Map.entry("RAPPORT_EVENTS_TOPIC", topic),
                Map.entry("RAPPORT_EVENTS_PARTITIONS", "3"),
                Map.entry("RAPPORT_ISSUER_URI", TokenIssuer.instance().uri()),
                Map.entry("RAPPORT_AUDIENCE", TokenIssuer.AUDIENCE),
                Map.entry("SERVER_PORT", "0")));
        context = application.run();
    }

    /** An instance with a database and a topic of its own. */
    static RunningService start() {
        return new RunningService(Database.create(), "rapport.events." + TOPICS.incrementAndGet());
    }

    /** Another instance beside this one. */
    RunningService another() {
        return new RunningService(database, topic);
    }

    String topic() {
        return topic;
    }

    Client member(String tenant, String member) {
        return client(TokenIssuer.instance().token(tenant, member, "member"));
    }

    Client client(String token) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new Client("http://127.0.0.1:" + port, token);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Straight to the database, past the service. */
    JdbcTemplate sql() {
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    @Override
    public void close() {
        context.close();
    }
}
