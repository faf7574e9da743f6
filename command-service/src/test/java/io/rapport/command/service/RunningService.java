package io.rapport.command.service;

import io.rapport.command.CommandService;
import io.rapport.parts.Broker;
import io.rapport.parts.Database;
import io.rapport.parts.TokenIssuer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, Object> settings;
    private final ConfigurableApplicationContext context;

    private RunningService(Database database, String topic, Map<String, Object> settings) {
        this.database = database;
        SpringApplication application = new SpringApplication(CommandService.class);
        Map<String, Object> all = new HashMap<>(Map.of(
                "RAPPORT_POSTGRES_URL", database.url(),
                "RAPPORT_POSTGRES_USER", database.user(),
                "RAPPORT_POSTGRES_PASSWORD", database.password(),
                "RAPPORT_KAFKA_BOOTSTRAP_SERVERS", Broker.instance().address(),
                "RAPPORT_EVENTS_TOPIC", topic,
                "RAPPORT_EVENTS_PARTITIONS", "3",
                "RAPPORT_ISSUER_URI", TokenIssuer.instance().uri(),
                "RAPPORT_AUDIENCE", TokenIssuer.AUDIENCE,
                "SERVER_PORT", "0"));
        all.put("RAPPORT_SECRET", "a secret of the tests, of 32 bytes and more");
        all.put("RAPPORT_MANAGEMENT_PORT", "");
        all.put("RAPPORT_MANAGEMENT_ADDRESS", "");
        all.put("RAPPORT_MASTER_KEY", "ab".repeat(32));
        all.put("RAPPORT_DESTRUCTIONS", destructions(database).toString());
        all.put("RAPPORT_MEMBER_RATE", "0");
        all.put("RAPPORT_TENANT_RATE", "0");
        all.putAll(settings);
        application.setDefaultProperties(all);
        this.settings = Map.copyOf(all);
        this.topic = String.valueOf(all.get("RAPPORT_EVENTS_TOPIC"));
        context = application.run();
    }

    /** One directory a database, as instances that share the one share the other. */
    private static Path destructions(Database database) {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "rapport-destructions-" + ProcessHandle.current().pid(),
                Integer.toHexString(database.url().hashCode()));
    }

    /** An instance with a database and a topic of its own. */
    static RunningService start() {
        return start(Map.of());
    }

    /** An instance with a topic of its own on this database. */
    static RunningService on(Database database) {
        return new RunningService(database, "rapport.events." + TOPICS.incrementAndGet(), Map.of());
    }

    /** As {@link #on(Database)}, with what was destroyed as this one wrote it down apart from its database. */
    RunningService restoredTo(Database backup) {
        return new RunningService(
                backup,
                "rapport.events." + TOPICS.incrementAndGet(),
                Map.of("RAPPORT_DESTRUCTIONS", destructions(database).toString()));
    }

    /** As {@link #start()}, with settings of its own over what it needs to run. */
    static RunningService start(Map<String, Object> settings) {
        return new RunningService(Database.create(), "rapport.events." + TOPICS.incrementAndGet(), settings);
    }

    /** Another instance beside this one. */
    RunningService another() {
        return another(Map.of());
    }

    /** Another instance beside this one, with settings of its own. */
    RunningService another(Map<String, Object> settings) {
        return new RunningService(database, topic, settings);
    }

    /**
     * One more instance, which is to be a process of its own with these options, ends without memory, and logs there.
     */
    ProcessBuilder process(Path log, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                CommandService.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        settings.forEach((name, value) -> builder.environment().put(name, value.toString()));
        return builder;
    }

    String topic() {
        return topic;
    }

    Client member(String tenant, String member) {
        return client(TokenIssuer.instance().token(tenant, member, "member"));
    }

    Client client(String token) {
        return new Client("http://127.0.0.1:" + port(), token);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
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
