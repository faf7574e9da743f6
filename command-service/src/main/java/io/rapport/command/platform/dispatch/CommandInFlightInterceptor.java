package io.rapport.command.platform.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Lets every event of a command say whose data it is, who sent the command, and why. */
public final class CommandInFlightInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandInFlight command = CommandInFlight.current();
        if (command != null) {
            unitOfWork.registerCorrelationDataProvider(message -> command.correlationData());
        }
        return chain.proceed();
    }
}
