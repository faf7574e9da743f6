/** Publishes the event log to Kafka, each event once. */
@NullMarked
package io.rapport.command.relay;

import org.jspecify.annotations.NullMarked;
