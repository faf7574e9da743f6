package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.MergeRejection.MergesWithItself;
import io.rapport.command.domain.relationship.RelationshipCommand.AbsorbRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.MergeRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.OfTheOther;
import io.rapport.command.domain.relationship.RelationshipCommand.ReleaseRelationship;
import io.rapport.command.domain.relationship.RelationshipCommand.SplitRelationship;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.command.platform.commands.Turns;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A merge and a split are told by both records, in one transaction: by the one that stands for both first, since that
 * is where read models look. A member's merges come one at a time, so that of two that would each be right alone the
 * second sees the first.
 */
final class WhenRecordsAreOfOnePersonThenOneStandsForAll implements Policy {

    private final CommandBus bus;
    private final Histories histories;
    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final Turns turns;

    WhenRecordsAreOfOnePersonThenOneStandsForAll(
            CommandBus bus, Histories histories, JdbcClient jdbc, TransactionManager transactions, Turns turns) {
        this.bus = bus;
        this.histories = histories;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.turns = turns;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        MetaData metaData = message.getMetaData();
        switch (message.getPayload()) {
            case MergeRelationship merge -> {
                if (merge.into().equals(merge.relationshipId())) {
                    throw new RejectedException(new MergesWithItself());
                }
                waitForTurn(metaData, unitOfWork);
                tellTheOther(new AbsorbRelationship(merge.into(), merge.relationshipId()), metaData);
            }
            case SplitRelationship split -> {
                waitForTurn(metaData, unitOfWork);
                @Nullable
                UUID other = histories.standingFor(split.relationshipId()).orElse(null);
                if (other != null) {
                    tellTheOther(new ReleaseRelationship(other, split.relationshipId()), metaData);
                }
            }
            default -> {
                // Nothing else is about two records.
            }
        }
        if (message.getPayload() instanceof RelationshipCommand) {
            unitOfWork.transformMessage(command -> command.andMetaData(histories.metaData()));
        }
    }

    /** It is kept until the events are committed. */
    private void waitForTurn(MetaData metaData, UnitOfWork<?> unitOfWork) {
        String records = "records of " + MessageOwner.in(metaData).key();
        turns.take(records, unitOfWork);
        unitOfWork.attachTransaction(transactions);
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(records)
                .query(Integer.class)
                .single();
    }

    /** Within the unit of work of the command, which fails with it. */
    private void tellTheOther(OfTheOther command, MetaData metaData) throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        bus.dispatch(new GenericCommandMessage<>(command, metaData), (sent, result) -> {
            if (result.isExceptional()) {
                failure.set(result.exceptionResult());
            }
        });
        switch (failure.get()) {
            case null -> {}
            case Exception rejected -> throw rejected;
            case Throwable other -> throw new IllegalStateException("The other record could not be told", other);
        }
    }
}
