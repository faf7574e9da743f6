package io.rapport.query.platform.witness;

import io.rapport.verifier.VerifierKey;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether and how this instance witnesses.
 *
 * @param name who witnesses
 * @param key the seed of its key; none, to witness nothing
 * @param logKeys public keys of the log that are trusted, with commas between them
 * @param topic where checkpoints are published
 * @param cosignatures where it tells what it has cosigned; empty, to tell nobody
 */
@ConfigurationProperties("rapport.witness")
public record WitnessSettings(String name, String key, String logKeys, String topic, String cosignatures) {

    boolean isWanted() {
        return !key.isBlank();
    }

    List<VerifierKey> trusted() {
        return Stream.of(logKeys.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(VerifierKey::of)
                .toList();
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "WitnessSettings[" + name + "]";
    }
}
