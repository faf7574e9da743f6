package io.rapport.command.platform.eventstore;

import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of Axon's messages; Axon finds it as a service. Messages live as long as a command is handled and never leave the
 * process, so a counter will do: what is stored gets its own id.
 */
public final class MessageIds extends IdentifierFactory {

    private static final AtomicLong LAST = new AtomicLong();

    @Override
    public String generateIdentifier() {
        return Long.toString(LAST.incrementAndGet());
    }
}
