package io.rapport.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the whole topic, as somebody outside of Rapport would. */
final class Topic {

    private Topic() {}

    /** The positions of all committed records, as they stand in the partitions. */
    static List<Long> positions(String bootstrapServers) {
        List<Long> positions = new ArrayList<>();
        read(
                bootstrapServers,
                record -> positions.add(Long.valueOf(
                        new String(record.headers().lastHeader("ce_position").value(), StandardCharsets.UTF_8))));
        return positions;
    }

    /** All records with a text in them, be it in the key, a header or the value. */
    static List<String> containing(String bootstrapServers, String text) {
        List<String> found = new ArrayList<>();
        read(bootstrapServers, record -> {
            StringBuilder all = new StringBuilder().append(record.key());
            record.headers().forEach(header -> all.append(new String(header.value(), StandardCharsets.UTF_8)));
            all.append(new String(record.value(), StandardCharsets.UTF_8));
            if (all.indexOf(text) >= 0) {
                found.add(record.partition() + "@" + record.offset());
            }
        });
        return found;
    }

    private static void read(String bootstrapServers, Consumer<ConsumerRecord<String, byte[]>> taker) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("rapport.events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(taker);
            }
        }
    }
}
