package io.rapport.command.domain.programme;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be wanted with a member's part in a programme. */
sealed interface EnrolmentCommand {

    UUID enrolmentId();

    /** What is the member's alone: nobody takes part without their own yes. */
    sealed interface OfTheMember extends EnrolmentCommand {}

    /**
     * Somebody is to be asked whether they take part.
     *
     * @param coach whether a coach of the programme invites, and no admin
     */
    record InviteMember(@TargetAggregateIdentifier UUID enrolmentId, UUID programmeId, boolean coach)
            implements EnrolmentCommand {}

    /** Somebody is to be invited who was before. */
    record InviteAgain(@TargetAggregateIdentifier UUID enrolmentId, boolean coach) implements EnrolmentCommand {}

    record EnrolMember(@TargetAggregateIdentifier UUID enrolmentId) implements OfTheMember {}

    record DeclineInvitation(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable String reason) implements OfTheMember {}

    record LeaveProgramme(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable String reason) implements OfTheMember {}
}
