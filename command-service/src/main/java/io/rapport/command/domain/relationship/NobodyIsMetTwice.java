package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.CaptureContact;
import io.rapport.command.domain.relationship.RelationshipCommand.DescribePerson;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.command.platform.commands.Turns;
import io.rapport.events.Owner;
import io.rapport.events.relationship.Person;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Claims what identifies a person together with the events of the command. No single relationship can hold this rule:
 * it is about all of a member's.
 */
final class NobodyIsMetTwice implements Policy {

    private final MetPersons metPersons;
    private final TransactionManager transactions;
    private final Turns turns;

    NobodyIsMetTwice(MetPersons metPersons, TransactionManager transactions, Turns turns) {
        this.metPersons = metPersons;
        this.transactions = transactions;
        this.turns = turns;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        switch (message.getPayload()) {
            case MeetPerson command ->
                claim(MessageOwner.in(message.getMetaData()), command.relationshipId(), command.person());
            case CaptureContact command ->
                claim(MessageOwner.in(message.getMetaData()), command.relationshipId(), command.person());
            case DescribePerson command
            when touchesKeys(command.description()) -> {
                metPersons.expect(MessageOwner.in(message.getMetaData()));
                // Releasing and claiming are statements of their own before the one that appends.
                turns.take("person of " + command.relationshipId(), unitOfWork);
                unitOfWork.attachTransaction(transactions);
                replace(MessageOwner.in(message.getMetaData()), command);
            }
            default -> {
                // Nothing else says who somebody is.
            }
        }
    }

    private void claim(Owner owner, UUID relationshipId, Person person) {
        List<PersonKey> keys = Stream.of(PersonKey.email(person.email()), PersonKey.profileUrl(person.profileUrl()))
                .flatMap(Optional::stream)
                .toList();
        if (!keys.isEmpty()) {
            metPersons.claim(owner, relationshipId, keys);
        }
    }

    private static boolean touchesKeys(Description description) {
        return description.email() != null
                || description.profileUrl() != null
                || description.clear().contains(Clearable.EMAIL)
                || description.clear().contains(Clearable.PROFILE_URL);
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
