package io.rapport.command.domain.programme;

import io.rapport.command.platform.aggregate.BeginsForAnother;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be wanted with a member's part in a programme. */
sealed interface EnrolmentCommand {

    UUID enrolmentId();

    /** What is the member's alone: nobody takes part without their own yes. */
    sealed interface OfTheMember extends EnrolmentCommand {}

    /** What is for whoever asks members to take part: its coaches, and admins. */
    sealed interface OfTheInviter extends EnrolmentCommand {

        UUID programmeId();

        /** Whether whoever wants it is an admin. */
        boolean admin();
    }

    /** Somebody joins, or is to be asked to: that is for programmes which are open. */
    sealed interface Joining extends EnrolmentCommand {

        UUID programmeId();

        /** The member's today. */
        LocalDate today();
    }

    /** Somebody is to be asked whether they take part, for the first time or once more. */
    record InviteMember(@TargetAggregateIdentifier UUID enrolmentId, UUID programmeId, boolean admin, LocalDate today)
            implements OfTheInviter, Joining, BeginsForAnother {}

    /** An invitation is not to be answered any more; of a programme that is closed or over, too. */
    record WithdrawInvitation(
            @TargetAggregateIdentifier UUID enrolmentId,
            UUID programmeId,
            boolean admin,
            @Nullable String reason) implements OfTheInviter {}

    record EnrolMember(@TargetAggregateIdentifier UUID enrolmentId, UUID programmeId, LocalDate today)
            implements OfTheMember, Joining {}

    record DeclineInvitation(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable String reason) implements OfTheMember {}

    record LeaveProgramme(
            @TargetAggregateIdentifier UUID enrolmentId,
            @Nullable String reason) implements OfTheMember {}
}
