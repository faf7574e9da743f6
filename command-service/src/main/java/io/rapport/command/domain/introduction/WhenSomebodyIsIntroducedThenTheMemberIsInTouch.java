package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionCommand.MakeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.ProposeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.RecordIntroductionResponse;
import io.rapport.command.domain.introduction.IntroductionRejection.IntroducesOnePerson;
import io.rapport.command.domain.introduction.IntroductionRejection.NoSuchRelationship;
import io.rapport.command.domain.introduction.IntroductionRejection.NotMetYet;
import io.rapport.command.domain.introduction.IntroductionRejection.RelationshipIsArchived;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.Owner;
import io.rapport.events.introduction.Pair;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be introduced, or is introduced now, is somebody whom the same member knows and keeps in touch with. What
 * was said or came of it may be recorded of a relationship that was put away since.
 */
final class WhenSomebodyIsIntroducedThenTheMemberIsInTouch implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Acquaintances acquaintances;

    WhenSomebodyIsIntroducedThenTheMemberIsInTouch(Acquaintances acquaintances) {
        this.acquaintances = acquaintances;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof IntroductionCommand command) {
            Owner owner = Owner.in(message.getMetaData());
            check(owner, command);
            if (command instanceof RecordIntroductionResponse response) {
                RecordIntroductionResponse ofOneOfTheTwo = ofOneOfTheTwo(owner, response);
                unitOfWork.transformMessage(sent -> new GenericCommandMessage<>(ofOneOfTheTwo, message.getMetaData()));
            }
        }
        return chain.proceed();
    }

    void check(Owner owner, IntroductionCommand command) {
        switch (command) {
            case ProposeIntroduction propose -> {
                mustBeInTouch(owner, propose.people().firstId(), "firstId");
                mustBeInTouch(owner, propose.people().secondId(), "secondId");
                mustBeTwo(owner, propose.people());
            }
            case MakeIntroduction make ->
                acquaintances.toBeIntroduced(owner, make.introductionId()).ifPresent(people -> {
                    mustBeInTouch(owner, people.firstId(), null);
                    mustBeInTouch(owner, people.secondId(), null);
                    mustBeTwo(owner, people);
                });
            default -> {
                // Nothing else brings anybody together.
            }
        }
    }

    private void mustBeTwo(Owner owner, Pair people) {
        if (acquaintances
                .standingFor(owner, people.firstId())
                .equals(acquaintances.standingFor(owner, people.secondId()))) {
            throw new RejectedException(new IntroducesOnePerson());
        }
    }

    /** Who was merged since the introduction was proposed answers under the name that stands for them now. */
    RecordIntroductionResponse ofOneOfTheTwo(Owner owner, RecordIntroductionResponse response) {
        UUID named = response.relationshipId();
        return acquaintances
                .toBeIntroduced(owner, response.introductionId())
                .filter(people ->
                        !people.firstId().equals(named) && !people.secondId().equals(named))
                .flatMap(people -> Stream.of(people.firstId(), people.secondId())
                        .filter(one -> acquaintances.standingFor(owner, one).equals(named))
                        .findFirst())
                .map(one -> new RecordIntroductionResponse(
                        response.introductionId(),
                        response.entryId(),
                        response.when(),
                        one,
                        response.response(),
                        response.words()))
                .orElse(response);
    }

    /** @param field where the request names the person, if it does; who was named before was there then */
    private void mustBeInTouch(Owner owner, UUID relationshipId, @Nullable String field) {
        switch (acquaintances.about(owner, relationshipId)) {
            case IN_TOUCH -> {}
            case CAPTURED -> throw new RejectedException(new NotMetYet(field, relationshipId));
            case ARCHIVED -> throw new RejectedException(new RelationshipIsArchived(field, relationshipId));
            case ABSENT -> throw new RejectedException(new NoSuchRelationship(field));
        }
    }
}
