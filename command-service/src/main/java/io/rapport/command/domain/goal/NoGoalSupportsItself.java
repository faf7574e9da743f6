package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.AlignGoal;
import io.rapport.command.domain.goal.GoalCommand.SetGoal;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.command.platform.commands.Turns;
import io.rapport.events.Owner;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks what a goal is set for or aligned to; alignments of a member one at a time: of two that would each be right
 * alone, the second has to see the first. A goal that is only being set needs no such care, for nothing can support it
 * yet.
 */
final class NoGoalSupportsItself implements Policy {

    private final WhenAGoalIsSupportedThenItIsLongTerm supported;
    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final Turns turns;

    NoGoalSupportsItself(
            WhenAGoalIsSupportedThenItIsLongTerm supported,
            JdbcClient jdbc,
            TransactionManager transactions,
            Turns turns) {
        this.supported = supported;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.turns = turns;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        switch (message.getPayload()) {
            case SetGoal command ->
                supported.check(
                        MessageOwner.in(message.getMetaData()),
                        command.goalId(),
                        command.purpose(),
                        "purpose.supportsGoalId");
            case AlignGoal command
            when command.purpose().supportsGoalId() != null -> {
                Owner owner = MessageOwner.in(message.getMetaData());
                waitForTurn(owner, unitOfWork);
                supported.check(owner, command.goalId(), command.purpose(), "supportsGoalId");
            }
            default -> {
                // Nothing else says what a goal is good for.
            }
        }
    }

    /** It is kept until the events are committed. */
    private void waitForTurn(Owner owner, UnitOfWork<?> unitOfWork) {
        String goals = "goals of " + owner.key();
        turns.take(goals, unitOfWork);
        unitOfWork.attachTransaction(transactions);
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(goals)
                .query(Integer.class)
                .single();
    }
}
