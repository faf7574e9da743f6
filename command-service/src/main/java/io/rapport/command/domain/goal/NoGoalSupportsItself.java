package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalCommand.AlignGoal;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.command.platform.dispatch.Turns;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks what a goal is aligned to, one alignment of a member at a time: of two that would each be right alone, the
 * second has to see the first. A goal that is only being set needs no such care, for nothing can support it yet.
 */
final class NoGoalSupportsItself implements MessageHandlerInterceptor<CommandMessage<?>> {

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
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof AlignGoal command
                && command.purpose().supportsGoalId() != null) {
            Owner owner = Owner.in(message.getMetaData());
            turns.take("goals of " + owner.memberAggregateId(), unitOfWork);
            unitOfWork.attachTransaction(transactions);
            // Held until the events are committed.
            jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("goals of " + owner.memberAggregateId())
                    .query(Integer.class)
                    .single();
            supported.check(owner, command.goalId(), command.purpose(), "supportsGoalId");
        }
        return chain.proceed();
    }
}
