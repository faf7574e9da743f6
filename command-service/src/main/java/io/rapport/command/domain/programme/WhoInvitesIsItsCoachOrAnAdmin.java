package io.rapport.command.domain.programme;

import io.rapport.command.domain.programme.EnrolmentCommand.OfTheInviter;
import io.rapport.command.domain.programme.KnownProgrammes.Known;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.Owner;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** For anybody but its coaches and the tenant's admins there is no such programme. */
final class WhoInvitesIsItsCoachOrAnAdmin implements Policy {

    private static final String COACH = "coachOfTheProgramme";

    private final KnownProgrammes programmes;

    WhoInvitesIsItsCoachOrAnAdmin(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    @Override
    public void judge(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (message.getPayload() instanceof OfTheInviter command) {
            Map<String, Boolean> found =
                    check(command, MessageOwner.in(message.getMetaData()), MessageOwner.actorIn(message.getMetaData()));
            unitOfWork.transformMessage(sent -> sent.andMetaData(found));
        }
    }

    /** What the command brings to the enrolment: whether it is a coach of the programme who wants it. */
    Map<String, Boolean> check(OfTheInviter command, Owner member, String actor) {
        boolean coach = programmes
                .find(member.tenantId(), command.programmeId())
                .map(Known::coachIds)
                .filter(coaches -> command.admin() || coaches.contains(actor))
                .orElseThrow(() -> new RejectedException(new NotFound()))
                .contains(actor);
        return Map.of(COACH, coach);
    }

    static boolean isCoach(MetaData metaData) {
        return (Boolean) Objects.requireNonNull(metaData.get(COACH), "Commands of who invites bring who they are");
    }
}
