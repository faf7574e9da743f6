package io.rapport.command.relationship;

import io.rapport.command.dispatch.Owner;
import io.rapport.command.relationship.RelationshipCommand.DescribePerson;
import io.rapport.command.relationship.RelationshipCommand.MeetPerson;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Claims what identifies a person before the aggregate handles the command, and in its transaction. No single
 * relationship can hold this rule: it is about all of a member's.
 */
final class NobodyIsMetTwice implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final MetPersons metPersons;

    NobodyIsMetTwice(MetPersons metPersons) {
        this.metPersons = metPersons;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        switch (message.getPayload()) {
            case MeetPerson command -> claim(Owner.in(message.getMetaData()), command);
            case DescribePerson command -> replace(Owner.in(message.getMetaData()), command);
            default -> {
                // Nothing else says who somebody is.
            }
        }
        return chain.proceed();
    }

    private void claim(Owner owner, MeetPerson command) {
        // Always in the order of the kinds, so that two transactions cannot wait for each other.
        PersonKey.email(command.person().email())
                .ifPresent(key -> metPersons.claim(owner, command.relationshipId(), key));
        PersonKey.profileUrl(command.person().profileUrl())
                .ifPresent(key -> metPersons.claim(owner, command.relationshipId(), key));
    }

    private void replace(Owner owner, DescribePerson command) {
        Description description = command.description();
        replace(owner, command, PersonKey.Kind.EMAIL, Clearable.EMAIL, PersonKey.email(description.email()));
        replace(
                owner,
                command,
                PersonKey.Kind.PROFILE_URL,
                Clearable.PROFILE_URL,
                PersonKey.profileUrl(description.profileUrl()));
    }

    private void replace(
            Owner owner, DescribePerson command, PersonKey.Kind kind, Clearable field, Optional<PersonKey> key) {
        if (key.isPresent() || command.description().clear().contains(field)) {
            metPersons.replace(owner, command.relationshipId(), kind, key);
        }
    }
}
