package io.rapport.command.domain.member;

import io.rapport.command.domain.member.MemberCommand.ForgetMember;
import io.rapport.command.platform.aggregate.AggregateType;
import io.rapport.command.platform.aggregate.KnownMembers;
import io.rapport.command.platform.commands.CertifiesForgetting;
import io.rapport.command.platform.commands.Ids;
import io.rapport.command.platform.commands.Policies;
import io.rapport.events.Owner;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the member's context. */
@Configuration(proxyBeanMethods = false)
class MemberConfiguration {

    @Bean
    AggregateType<Member> memberType() {
        return new AggregateType<>(Member.class);
    }

    @Bean
    CertifiesForgetting forgottenMembersAreCertified() {
        return new CertifiesForgetting() {
            @Override
            public Optional<?> ofMember(Owner owner, Ids ids) {
                return Optional.of(new ForgetMember(owner.key(), ids.next(), owner.memberId()));
            }
        };
    }

    @Bean(destroyMethod = "cancel")
    Registration whenAnotherIsForgottenThenThereIsSomethingOfThem(Policies policies, KnownMembers members) {
        return policies.add(new WhenAnotherIsForgottenThenThereIsSomethingOfThem(members));
    }
}
