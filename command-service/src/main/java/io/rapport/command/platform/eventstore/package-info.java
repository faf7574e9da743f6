/** Axon's event store on PostgreSQL: one statement appends the events, their outbox rows and the idempotency row. */
@NullMarked
package io.rapport.command.platform.eventstore;

import org.jspecify.annotations.NullMarked;
