package io.rapport.query.platform.engine.lanes;

import com.mongodb.MongoException;
import io.rapport.events.SealsUnavailableException;
import io.rapport.trouble.Trouble;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Failures of what the engine works with, by the names that docs/operations.md has for them. */
final class Troubles {

    private Troubles() {}

    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownTopicOrPartitionException) {
                return new Trouble("TopicMissing", "There is no event topic.");
            }
        }
        if (failure instanceof SealsUnavailableException seals) {
            return seals.unknown()
                    ? new Trouble(
                            "KeyringUnknownSubject",
                            "The keyring knows neither a keyset that is needed nor that it was destroyed: look whether it"
                                    + " is the one that belongs to this log.")
                    : new Trouble("KeyringUnavailable", "The keyring does not answer, or not with keysets that open.");
        }
        if (failure instanceof KafkaException) {
            return new Trouble("KafkaUnavailable", "Kafka does not answer, or refuses what is asked.");
        }
        if (failure instanceof MongoException) {
            return new Trouble(
                    "ReadModelsUnavailable",
                    "MongoDB does not answer, or refuses what is asked ("
                            + failure.getClass().getSimpleName() + ").");
        }
        return Trouble.of(failure);
    }
}
