package io.rapport.local.process;

import io.rapport.local.home.Home;
import io.rapport.local.home.Installation;
import io.rapport.local.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Kafka broker that is its own controller (KRaft). */
final class Kafka implements Part {

    static final String NAME = "kafka";
    static final String CONTROLLER = "kafka-controller";

    private final Home home;
    private final Ports ports;
    private final Installation installation;
    private final ClassArchives archives;

    Kafka(Home home, Ports ports, Installation installation, ClassArchives archives) {
        this.home = home;
        this.ports = ports;
        this.installation = installation;
        this.archives = archives;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> ports() {
        return Set.of(NAME, CONTROLLER);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + ports.of(NAME);
    }

    /** What a service needs to connect. */
    Map<String, String> environment() {
        return Map.of("RAPPORT_KAFKA_BOOTSTRAP_SERVERS", address());
    }

    @Override
    public Optional<Launch> launch() throws IOException {
        Path properties = Files.writeString(home.data(NAME).resolve("server.properties"), properties());
        return Optional.of(new JavaCommand(home, archives, NAME)
                .options(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=io/rapport/local/process/kafka-logback.xml")
                .mainClass(installation.classpath(), KafkaBroker.class.getName(), Map.of(), properties.toString()));
    }

    @Override
    public boolean isReady() {
        return Probe.speaksKafka(ports.of(NAME));
    }

    /**
     * The quorum is named and not formatted in, so that the controller may move to another port. Internal topics have
     * few partitions, because each costs files and time at every start. After a crash the broker is let in again only
     * when its session from before is over. A transaction that begins before the last one's markers are written is
     * tried again by the broker, by default every 20 ms.
     */
    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                add.partitions.to.txn.retry.backoff.ms=2
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                """.formatted(
                        ports.of(NAME), ports.of(CONTROLLER), home.data(NAME).resolve("log"));
    }
}
