package io.rapport.command.platform.checkpoints;

import io.rapport.proofs.LogKey;
import io.rapport.proofs.WitnessKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the log is signed.
 *
 * @param name of the installation, which begins the name of each tenant's log
 * @param key seeds of the keys that sign, with commas between them; none, to sign nothing
 * @param events after so many new ones a checkpoint is signed at once
 * @param every so long after the first new event one is signed in any case
 * @param topic where checkpoints are published
 * @param files the folder to which they are written as well; none if it is empty
 * @param witnesses who cosigns them
 */
@ConfigurationProperties("rapport.log")
public record CheckpointSettings(
        String name, String key, int events, Duration every, String topic, String files, Witnesses witnesses) {

    /**
     * Who cosigns checkpoints.
     *
     * @param keys public keys of the witnesses that are trusted, with commas between them; none, to take no
     *     cosignatures
     * @param topic where witnesses tell them
     * @param patience how long a checkpoint may wait for its cosignature, before that is a trouble
     */
    public record Witnesses(String keys, String topic, Duration patience) {

        List<WitnessKey> trusted() {
            return WitnessKey.all(keys);
        }
    }

    /** Tells nothing of the keys. */
    @Override
    public String toString() {
        return "CheckpointSettings[" + name + "]";
    }

    /** All that sign; the first one is the newest. */
    List<LogKey> keys() {
        return Stream.of(key.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(LogKey::of)
                .toList();
    }
}
