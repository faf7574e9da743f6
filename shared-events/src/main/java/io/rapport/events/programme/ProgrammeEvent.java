package io.rapport.events.programme;

import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened with a programme. The programme itself is its tenant's, and the envelope names {@code *} as
 * the member, which is nobody; that somebody takes part is that member's.
 */
public sealed interface ProgrammeEvent extends RapportEvent {

    UUID programmeId();

    /** What the tenant arranged. */
    sealed interface Arrangement extends ProgrammeEvent {}

    /** How a member stands to a programme. */
    sealed interface Participation extends ProgrammeEvent {

        UUID enrolmentId();
    }

    /**
     * The tenant began a programme.
     *
     * @param from the first day
     * @param to the last day; absent if it has none
     */
    record ProgrammeOpened(
            UUID programmeId,
            @PersonalData(Whose.MEMBER) String name,
            List<ProgrammeCoach> coaches,
            @Nullable Sponsor sponsor,
            LocalDate from,
            @Nullable LocalDate to)
            implements Arrangement {

        public ProgrammeOpened {
            coaches = List.copyOf(coaches);
        }
    }

    /** The tenant changed what a programme is; what is given here replaces all that was. */
    record ProgrammeChanged(
            UUID programmeId,
            @PersonalData(Whose.MEMBER) String name,
            List<ProgrammeCoach> coaches,
            @Nullable Sponsor sponsor,
            LocalDate from,
            @Nullable LocalDate to)
            implements Arrangement {

        public ProgrammeChanged {
            coaches = List.copyOf(coaches);
        }
    }

    /** The tenant closed a programme: nobody joins it any more. */
    record ProgrammeClosed(
            UUID programmeId,
            @PersonalData(Whose.MEMBER) @Nullable String reason) implements Arrangement {}

    /**
     * An admin or a coach of the programme proposed to a member to take part; the envelope's actor says who.
     *
     * @param coach whether it was a coach of the programme
     */
    record MemberInvited(UUID programmeId, UUID enrolmentId, boolean coach) implements Participation {}

    /**
     * An admin or a coach of the programme took back an invitation that waited for its answer; the envelope's actor
     * says who.
     */
    record InvitationWithdrawn(
            UUID programmeId,
            UUID enrolmentId,
            @PersonalData(Whose.MEMBER) @Nullable String reason) implements Participation {}

    /** The member takes part, by their own yes. */
    record MemberEnrolled(UUID programmeId, UUID enrolmentId) implements Participation {}

    /** The member does not want to take part. */
    record InvitationDeclined(
            UUID programmeId,
            UUID enrolmentId,
            @PersonalData(Whose.MEMBER) @Nullable String reason) implements Participation {}

    /** The member takes part no more. */
    record ProgrammeLeft(
            UUID programmeId,
            UUID enrolmentId,
            @PersonalData(Whose.MEMBER) @Nullable String reason) implements Participation {}
}
