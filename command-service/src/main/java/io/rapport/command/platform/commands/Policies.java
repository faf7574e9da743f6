package io.rapport.command.platform.commands;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Asks all policies about each command, in the order in which they were added. One interceptor of the bus and not one
 * for each: what a command waits for is waited for with all that is above it on the stack.
 */
public final class Policies implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final List<Policy> policies = new CopyOnWriteArrayList<>();

    /** From now on it is asked, until what is returned is cancelled. */
    public Registration add(Policy policy) {
        policies.add(policy);
        return () -> policies.remove(policy);
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        for (Policy policy : policies) {
            policy.judge(unitOfWork);
        }
        return chain.proceed();
    }
}
