package io.rapport.command.domain.programme;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rapport.command.domain.programme.EnrolmentCommand.DeclineInvitation;
import io.rapport.command.domain.programme.EnrolmentCommand.EnrolMember;
import io.rapport.command.domain.programme.EnrolmentCommand.InviteMember;
import io.rapport.command.domain.programme.EnrolmentCommand.LeaveProgramme;
import io.rapport.command.domain.programme.EnrolmentCommand.OfTheMember;
import io.rapport.command.domain.programme.EnrolmentCommand.WithdrawInvitation;
import io.rapport.command.domain.programme.ProgrammeRejection.AlreadyEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.InvitationAnswered;
import io.rapport.command.domain.programme.ProgrammeRejection.NotEnrolled;
import io.rapport.command.domain.programme.ProgrammeRejection.NotInvited;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.command.platform.aggregate.OnlyOne;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.events.Owner;
import io.rapport.events.programme.ProgrammeEvent.InvitationDeclined;
import io.rapport.events.programme.ProgrammeEvent.InvitationWithdrawn;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * How a member stands to a programme. It is the member's, whoever invited them: an invitation asks for a yes, and
 * nobody but the member gives it or takes it back. Who may invite, and take an invitation back, is known by the
 * programme, before this is asked.
 */
@SnapshotState
class Enrolment implements Owned {

    private enum Standing {
        /** As long as there is none of its events. */
        NOT_ASKED,
        INVITED,
        ENROLLED,
        DECLINED,
        WITHDRAWN,
        LEFT
    }

    @AggregateIdentifier
    private UUID id;

    private UUID programmeId;
    private Owner owner;
    private Standing standing = Standing.NOT_ASKED;

    @SuppressWarnings("NullAway.Init") // Axon creates it empty, and MemberInvited is its first event.
    Enrolment() {}

    /** The id that a member's enrolment in this programme has, so that there is one of each. */
    static UUID idOf(Owner member, UUID programmeId) {
        return OnlyOne.idOf("enrolment in " + programmeId, member);
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public boolean admits(String actor) {
        return true;
    }

    @CommandHandlerInterceptor
    void beforeWhatIsTheMembers(OfTheMember command, MetaData metaData) {
        if (!owner.memberId().equals(MessageOwner.actorIn(metaData))) {
            reject(new NotFound());
        }
    }

    /** Whoever waits for an answer goes on waiting; everybody else who does not take part may be asked anew. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(InviteMember c, MetaData metaData) {
        switch (standing) {
            case ENROLLED -> reject(new AlreadyEnrolled());
            case NOT_ASKED, DECLINED, WITHDRAWN, LEFT ->
                apply(new MemberInvited(
                        c.programmeId(), c.enrolmentId(), WhoInvitesIsItsCoachOrAnAdmin.isCoach(metaData)));
            case INVITED -> {
                // They are asked already.
            }
        }
    }

    /** What is answered is not taken back: who takes part leaves by themself. */
    @CommandHandler
    void handle(WithdrawInvitation c) {
        switch (standing) {
            case INVITED -> apply(new InvitationWithdrawn(programmeId, id, c.reason()));
            case WITHDRAWN -> {
                // Nobody is asked any more.
            }
            case ENROLLED -> reject(new AlreadyEnrolled());
            case NOT_ASKED, DECLINED, LEFT -> reject(new InvitationAnswered());
        }
    }

    @CommandHandler
    void handle(EnrolMember c) {
        if (standing == Standing.ENROLLED) {
            return;
        }
        mustBeInvited();
        apply(new MemberEnrolled(programmeId, id));
    }

    @CommandHandler
    void handle(DeclineInvitation c) {
        mustBeInvited();
        apply(new InvitationDeclined(programmeId, id, c.reason()));
    }

    @CommandHandler
    void handle(LeaveProgramme c) {
        if (standing != Standing.ENROLLED) {
            reject(new NotEnrolled());
        }
        apply(new ProgrammeLeft(programmeId, id, c.reason()));
    }

    @EventSourcingHandler
    void on(Participation event, MetaData metaData) {
        switch (event) {
            case MemberInvited invited -> {
                id = invited.enrolmentId();
                programmeId = invited.programmeId();
                owner = MessageOwner.in(metaData);
                standing = Standing.INVITED;
            }
            case MemberEnrolled _ -> standing = Standing.ENROLLED;
            case InvitationDeclined _ -> standing = Standing.DECLINED;
            case InvitationWithdrawn _ -> standing = Standing.WITHDRAWN;
            case ProgrammeLeft _ -> standing = Standing.LEFT;
        }
    }

    private void mustBeInvited() {
        if (standing != Standing.INVITED) {
            reject(new NotInvited());
        }
    }

    private static void reject(Rejection rejection) {
        throw new RejectedException(rejection);
    }
}
