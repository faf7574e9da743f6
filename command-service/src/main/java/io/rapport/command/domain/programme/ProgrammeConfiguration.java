package io.rapport.command.domain.programme;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.commands.Policies;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

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

    /** Before the next one: whoever may not invite learns nothing of how the programme stands. */
    @Bean(destroyMethod = "cancel")
    Registration whoInvitesIsItsCoachOrAnAdmin(Policies policies, EventStore events) {
        return policies.add(new WhoInvitesIsItsCoachOrAnAdmin(new EventSourcedProgrammes(events)));
    }

    @Bean(destroyMethod = "cancel")
    @DependsOn("whoInvitesIsItsCoachOrAnAdmin")
    Registration whenSomebodyJoinsThenTheProgrammeIsOpen(Policies policies, EventStore events) {
        return policies.add(new WhenSomebodyJoinsThenTheProgrammeIsOpen(new EventSourcedProgrammes(events)));
    }
}
