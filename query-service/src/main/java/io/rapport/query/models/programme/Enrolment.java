package io.rapport.query.models.programme;

import io.rapport.events.programme.ProgrammeEvent.InvitationDeclined;
import io.rapport.events.programme.ProgrammeEvent.InvitationWithdrawn;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.Participation;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a member stands to a programme.
 *
 * @param member the subject of their tokens
 * @param times in which they took part, the last one last
 */
record Enrolment(UUID enrolmentId, UUID programmeId, String member, Standing standing, List<Time> times) {

    /** How a member stands to a programme. */
    @Schema(name = "EnrolmentStanding")
    enum Standing {
        INVITED,
        ENROLLED,
        DECLINED,
        /** The invitation was taken back before it was answered. */
        WITHDRAWN,
        LEFT,
        /** The member was forgotten: that somebody stood to it is all that is left. */
        FORGOTTEN
    }

    /**
     * When they took part.
     *
     * @param to absent as long as it lasts
     */
    record Time(Instant from, @Nullable Instant to) {

        private boolean holds(Instant at) {
            return !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }

    static Enrolment after(@Nullable Enrolment before, Participation event, String member, Instant at) {
        List<Time> times = before == null ? List.of() : before.times();
        return switch (event) {
            case MemberInvited _ -> with(event, member, Standing.INVITED, times);
            case InvitationWithdrawn _ -> with(event, member, Standing.WITHDRAWN, times);
            case InvitationDeclined _ -> with(event, member, Standing.DECLINED, times);
            case MemberEnrolled _ -> with(event, member, Standing.ENROLLED, plus(times, new Time(at, null)));
            case ProgrammeLeft _ -> with(event, member, Standing.LEFT, ended(times, at));
        };
    }

    private static Enrolment with(Participation event, String member, Standing standing, List<Time> times) {
        return new Enrolment(event.enrolmentId(), event.programmeId(), member, standing, times);
    }

    /** Whoever was forgotten takes part no more, and waits for no answer. */
    Enrolment forgotten(Instant at) {
        return switch (standing) {
            case INVITED, ENROLLED ->
                new Enrolment(enrolmentId, programmeId, member, Standing.FORGOTTEN, ended(times, at));
            case DECLINED, WITHDRAWN, LEFT, FORGOTTEN -> this;
        };
    }

    private static List<Time> ended(List<Time> times, Instant at) {
        return times.isEmpty() || times.getLast().to() != null
                ? times
                : plus(
                        times.subList(0, times.size() - 1),
                        new Time(times.getLast().from(), at));
    }

    private static List<Time> plus(List<Time> times, Time last) {
        List<Time> all = new ArrayList<>(times);
        all.add(last);
        return List.copyOf(all);
    }

    /** Whether the member took part then. */
    boolean lasted(Instant at) {
        return times.stream().anyMatch(time -> time.holds(at));
    }
}
