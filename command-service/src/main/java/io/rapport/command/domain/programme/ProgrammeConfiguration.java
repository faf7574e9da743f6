package io.rapport.command.domain.programme;

import io.rapport.command.platform.aggregate.AggregateType;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the programmes' context. */
@Configuration(proxyBeanMethods = false)
class ProgrammeConfiguration {

    @Bean
    AggregateType<Programme> programmeType() {
        return new AggregateType<>(Programme.class);
    }

    @Bean
    AggregateType<Enrolment> enrolmentType() {
        return new AggregateType<>(Enrolment.class);
    }

    @Bean
    WhenSomebodyJoinsThenTheProgrammeIsOpen whenSomebodyJoinsThenTheProgrammeIsOpen(EventStore events) {
        return new WhenSomebodyJoinsThenTheProgrammeIsOpen(new EventSourcedProgrammes(events));
    }
}
