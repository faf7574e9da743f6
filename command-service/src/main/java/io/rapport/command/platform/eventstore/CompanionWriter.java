package io.rapport.command.platform.eventstore;

import io.rapport.command.platform.aggregate.Accompanied;
import io.rapport.command.platform.aggregate.Accompanied.Companion;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.dispatch.CommandInFlight;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Has the row that accompanies an aggregate written if the command made it say something else. It has to be made before
 * the aggregate's first event of this command is: the unit of work prepares its commit in the order in which it was
 * asked to, and the events are appended then.
 */
final class CompanionWriter<T extends Owned> {

    private final @Nullable Companion before;
    private @Nullable Aggregate<T> aggregate;

    private CompanionWriter(@Nullable Companion before) {
        this.before = before;
        if (CommandInFlight.current() != null) {
            CurrentUnitOfWork.get().root().onPrepareCommit(unitOfWork -> write());
        }
    }

    /** Of an aggregate that is about to be created. */
    static <T extends Owned> CompanionWriter<T> ofNew() {
        return new CompanionWriter<>(null);
    }

    /** Of one as it was loaded. */
    static <T extends Owned> CompanionWriter<T> of(Aggregate<T> loaded) {
        return new CompanionWriter<>(companionOf(loaded));
    }

    /** This is the aggregate, and it is given back. */
    Aggregate<T> follows(Aggregate<T> followed) {
        aggregate = followed;
        return followed;
    }

    private void write() {
        CommandInFlight command = CommandInFlight.current();
        if (aggregate == null || aggregate.version() == null || command == null) {
            return;
        }
        Companion now = companionOf(aggregate);
        if (now != null && !now.equals(before)) {
            command.writes(now.at(aggregate.version()));
        }
    }

    private static @Nullable Companion companionOf(Aggregate<? extends Owned> aggregate) {
        return aggregate.invoke(owned -> owned instanceof Accompanied accompanied ? accompanied.companion() : null);
    }
}
