/** Publishes the event log to Kafka, each event once. */
@NullMarked
package io.rapport.command.platform.relay;

import org.jspecify.annotations.NullMarked;
