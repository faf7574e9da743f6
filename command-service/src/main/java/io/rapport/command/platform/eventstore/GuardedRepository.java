package io.rapport.command.platform.eventstore;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.BeginsForAnother;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.OfTwo;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.Parting;
import io.rapport.command.platform.commands.ForgetsMember;
import io.rapport.command.platform.dispatch.CommandInFlight;
import io.rapport.command.platform.forgetting.ForgottenMembers;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The one way to an aggregate: it is only given in its owner's name, to whom it admits, and only as {@code If-Match}
 * expects it. All is looked at when the aggregate's lock is held, and the events that are then appended make sure that
 * nobody else was faster. A row that accompanies an aggregate is written on this way too.
 */
public final class GuardedRepository<T extends Owned> implements Repository<T> {

    private final Repository<T> repository;
    private final ForgottenMembers forgotten;

    public GuardedRepository(Repository<T> repository, ForgottenMembers forgotten) {
        this.repository = repository;
        this.forgotten = forgotten;
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
        CompanionWriter<T> companion = CompanionWriter.ofNew();
        return companion.follows(admitting(repository.newInstance(factory), false));
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory, Consumer<Aggregate<T>> further) throws Exception {
        requireNothingExpected();
        CompanionWriter<T> companion = CompanionWriter.ofNew();
        return companion.follows(admitting(repository.newInstance(factory, further), false));
    }

    @Override
    public Aggregate<T> loadOrCreate(String id, Callable<T> factory) throws Exception {
        Aggregate<T> aggregate = repository.loadOrCreate(id, factory);
        if (aggregate.version() == null) {
            requireNothingExpected();
            if (!isForgetting()) {
                mustBeTheOwner();
                othersMustBeRemembered(null, false);
            }
            return CompanionWriter.<T>ofNew().follows(aggregate);
        }
        return guarded(aggregate);
    }

    private Aggregate<T> guarded(Aggregate<T> aggregate) {
        if (!MessageOwner.in(metaData()).equals(aggregate.invoke(Owned::owner))) {
            throw new RejectedException(new NotFound());
        }
        admitting(aggregate, true);
        CommandInFlight command = CommandInFlight.current();
        // A policy may have the command told to another aggregate too, which the request expects nothing of.
        if (command != null && command.aggregateId().equals(aggregate.identifierAsString())) {
            command.loaded(aggregate.version());
        }
        return CompanionWriter.of(aggregate).follows(aggregate);
    }

    /**
     * Of a new one too: nobody begins anything in somebody else's name that would not let them in.
     *
     * @param there whether it was there before this command
     */
    private Aggregate<T> admitting(Aggregate<T> aggregate, boolean there) {
        if (isForgetting()) {
            return aggregate;
        }
        String actor = MessageOwner.actorIn(metaData());
        aggregate.execute(owned -> {
            if (!owned.admits(actor)) {
                throw new RejectedException(new NotFound());
            }
            @Nullable String other = owned instanceof OfTwo ofTwo && !isParting() ? ofTwo.other() : null;
            othersMustBeRemembered(other, there && owned instanceof OfTwo);
        });
        return aggregate;
    }

    private void othersMustBeRemembered(@Nullable String other, boolean together) {
        forgotten.othersMustBeRemembered(
                MessageOwner.in(metaData()), MessageOwner.actorIn(metaData()), other, together);
    }

    /** What is created as it is needed knows nobody yet whom it could admit; of some of it a policy does. */
    private static void mustBeTheOwner() {
        if (!(CurrentUnitOfWork.get().getMessage().getPayload() instanceof BeginsForAnother)
                && !MessageOwner.in(metaData()).memberId().equals(MessageOwner.actorIn(metaData()))) {
            throw new RejectedException(new NotFound());
        }
    }

    private static boolean isParting() {
        return CurrentUnitOfWork.get().getMessage().getPayload() instanceof Parting;
    }

    private static boolean isForgetting() {
        return CurrentUnitOfWork.get().getMessage().getPayload() instanceof ForgetsMember;
    }

    private static MetaData metaData() {
        return CurrentUnitOfWork.get().root().getMessage().getMetaData();
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
