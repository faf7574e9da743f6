package io.rapport.command.domain.member;

import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.KnownMembers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the member's context. */
@Configuration(proxyBeanMethods = false)
class MemberConfiguration {

    @Bean
    AggregateType<Member> memberType() {
        return new AggregateType<>(Member.class, "member");
    }

    @Bean
    WhenAnotherIsForgottenThenThereIsSomethingOfThem forgettingOfOthers(KnownMembers members) {
        return new WhenAnotherIsForgottenThenThereIsSomethingOfThem(members);
    }
}
