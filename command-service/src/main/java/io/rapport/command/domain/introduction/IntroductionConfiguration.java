package io.rapport.command.domain.introduction;

import io.rapport.command.platform.dispatch.AggregateType;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the introduction's context. */
@Configuration(proxyBeanMethods = false)
class IntroductionConfiguration {

    @Bean
    AggregateType<Introduction> introductionType() {
        return new AggregateType<>(Introduction.class, "introduction");
    }

    @Bean(destroyMethod = "cancel")
    Registration whenSomebodyIsIntroducedThenTheMemberIsInTouch(CommandBus commandBus, EventStore events) {
        return commandBus.registerHandlerInterceptor(
                new WhenSomebodyIsIntroducedThenTheMemberIsInTouch(new EventSourcedAcquaintances(events)));
    }
}
