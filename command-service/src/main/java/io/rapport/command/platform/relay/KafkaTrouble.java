package io.rapport.command.platform.relay;

import io.rapport.trouble.TroubleException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What failures of Kafka's clients mean to an operator. */
final class KafkaTrouble {

    private KafkaTrouble() {}

    static RuntimeException of(KafkaException failure) {
        Throwable cause = failure;
        // Once one send has failed, whatever is tried in the transaction fails with it as the cause.
        while (cause.getClass() == KafkaException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ProducerFencedException _, InvalidProducerEpochException _ ->
                new TroubleException("RelayFenced", "another instance publishes", failure);
            case AuthenticationException _, AuthorizationException _ ->
                new TroubleException(
                        "KafkaRefuses",
                        "Kafka does not let the relay do what it has to (%s)"
                                .formatted(cause.getClass().getSimpleName()),
                        failure);
            case UnknownTopicOrPartitionException _, UnknownTopicIdException _ ->
                new TroubleException("TopicMissing", "the topic is not there; who leads creates it anew", failure);
            case RetriableException _ ->
                new TroubleException(
                        "KafkaUnavailable",
                        "Kafka does not answer, or cannot write (%s)"
                                .formatted(cause.getClass().getSimpleName()),
                        failure);
            default -> failure;
        };
    }

    /** Whether Kafka will never take the record as it is. */
    static boolean isAboutTheRecord(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidRecordException;
    }
}
