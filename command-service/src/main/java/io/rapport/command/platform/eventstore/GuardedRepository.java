package io.rapport.command.platform.eventstore;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.command.platform.dispatch.Owned;
import io.rapport.command.platform.dispatch.Owner;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The one way to an aggregate: it is only given to its owner, and only as {@code If-Match} expects it. Both are looked
 * at when the aggregate's lock is held, and the events that are then appended make sure that nobody else was faster.
 */
public final class GuardedRepository<T extends Owned> implements Repository<T> {

    private final Repository<T> repository;

    public GuardedRepository(Repository<T> repository) {
        this.repository = repository;
    }

    @Override
    public Aggregate<T> load(String id) {
        return guarded(repository.load(id));
    }

    @Override
    public Aggregate<T> load(String id, @Nullable Long expectedVersion) {
        return guarded(repository.load(id, expectedVersion));
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory) throws Exception {
        requireNothingExpected();
        return repository.newInstance(factory);
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory, Consumer<Aggregate<T>> further) throws Exception {
        requireNothingExpected();
        return repository.newInstance(factory, further);
    }

    @Override
    public Aggregate<T> loadOrCreate(String id, Callable<T> factory) throws Exception {
        Aggregate<T> aggregate = repository.loadOrCreate(id, factory);
        if (aggregate.version() == null) {
            requireNothingExpected();
            return aggregate;
        }
        return guarded(aggregate);
    }

    private Aggregate<T> guarded(Aggregate<T> aggregate) {
        Owner asking = Owner.in(CurrentUnitOfWork.get().root().getMessage().getMetaData());
        if (!asking.equals(aggregate.invoke(Owned::owner))) {
            throw new RejectedException(new NotFound());
        }
        CommandInFlight command = CommandInFlight.current();
        // A policy may have the command told to another aggregate too, which the request expects nothing of.
        if (command != null && command.aggregateId().equals(aggregate.identifierAsString())) {
            command.loaded(aggregate.version());
        }
        return aggregate;
    }

    private static void requireNothingExpected() {
        CommandInFlight command = CommandInFlight.current();
        if (command != null) {
            command.creating();
        }
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) throws Exception {
        repository.send(message, scope);
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return repository.canResolve(scope);
    }
}
