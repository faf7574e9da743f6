package io.rapport.command.domain.introduction;

import io.rapport.command.domain.introduction.IntroductionCommand.MakeIntroduction;
import io.rapport.command.domain.introduction.IntroductionCommand.ProposeIntroduction;
import io.rapport.command.domain.introduction.IntroductionRejection.NoSuchRelationship;
import io.rapport.command.domain.introduction.IntroductionRejection.NotMetYet;
import io.rapport.command.domain.introduction.IntroductionRejection.RelationshipIsArchived;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.dispatch.Owner;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
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
            check(Owner.in(message.getMetaData()), command);
        }
        return chain.proceed();
    }

    void check(Owner owner, IntroductionCommand command) {
        switch (command) {
            case ProposeIntroduction propose -> {
                mustBeInTouch(owner, propose.people().firstId(), "firstId");
                mustBeInTouch(owner, propose.people().secondId(), "secondId");
            }
            case MakeIntroduction make ->
                acquaintances.toBeIntroduced(owner, make.introductionId()).ifPresent(people -> {
                    mustBeInTouch(owner, people.firstId(), null);
                    mustBeInTouch(owner, people.secondId(), null);
                });
            default -> {
                // Nothing else brings anybody together.
            }
        }
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
