package io.rapport.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;

/** A real Kafka broker in this JVM, started once for all tests. */
public final class Broker {

    private static final Broker INSTANCE = new Broker();

    private final int port;

    private Broker() {
        try {
            port = FreePort.find();
            int controllerPort = FreePort.find();
            Path directory = Files.createTempDirectory("rapport-kafka");
            Path file = Files.writeString(
                    directory.resolve("server.properties"), properties(port, controllerPort, directory));
            String[] format = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
            try (PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
                StorageTool.execute(format, nowhere);
            }
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            server.startup();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.shutdown();
                delete(directory);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker; the first call starts it. */
    public static Broker instance() {
        return INSTANCE;
    }

    private static String properties(int port, int controllerPort, Path directory) {
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
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                add.partitions.to.txn.retry.backoff.ms=2
                """.formatted(port, controllerPort, directory.resolve("log"));
    }

    /** The address for clients. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Creates a topic. It is there when this returns: the controller answers before the broker knows of it. */
    public void create(String topic, int partitions) {
        admin(admin -> {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
            awaitThere(admin, topic, partitions);
        });
    }

    /** Has a topic have so many partitions. They are there when this returns. */
    public void addPartitions(String topic, int total) {
        admin(admin -> {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                    .all()
                    .get();
            awaitThere(admin, topic, total);
        });
    }

    /**
     * A broker tells who leads a partition a moment before it takes records for it. A producer whose first batch is
     * refused then, and not its second, tries the first again for ever.
     */
    private static void awaitThere(Admin admin, String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Awaitility.await()
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(() -> admin.listOffsets(ends).all().get().size() == partitions);
    }

    /** How many partitions a topic has. */
    public int partitions(String topic) {
        AtomicInteger count = new AtomicInteger();
        admin(admin -> count.set(admin.describeTopics(List.of(topic)).topicNameValues().values().stream()
                .findFirst()
                .orElseThrow()
                .get()
                .partitions()
                .size()));
        return count.get();
    }

    /** Deletes a topic, if there is one. */
    public void delete(String topic) {
        admin(admin -> {
            if (admin.listTopics().names().get().contains(topic)) {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        });
    }

    private interface Task {
        void run(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void admin(Task task) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            task.run(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
