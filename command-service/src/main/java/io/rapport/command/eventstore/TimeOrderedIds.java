package io.rapport.command.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.rapport.command.dispatch.Ids;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/** UUIDv7 for messages and for what commands create; Axon finds it as a service. */
public final class TimeOrderedIds extends IdentifierFactory implements Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    @Override
    public UUID next() {
        return GENERATOR.generate();
    }
}
