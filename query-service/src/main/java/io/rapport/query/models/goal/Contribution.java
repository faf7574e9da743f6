package io.rapport.query.models.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.events.goal.Measure;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.rules.goal.Countable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One unit of progress and the entry that it came from: a number that cannot explain itself is not shown.
 *
 * @param relationshipId the person, if it is something done with one
 * @param gatheringId the gathering, if it was one that counted
 * @param missionId the mission, if it was one that counted
 * @param introductionId the introduction, if it was one that counted
 * @param surplus beyond the target: shown, and not saved up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Contribution(
        UUID entryId,
        @Nullable UUID relationshipId,
        @Nullable UUID gatheringId,
        @Nullable UUID missionId,
        @Nullable UUID introductionId,
        @HappenedOn LocalDate occurredOn,
        Instant occurredAt,
        boolean surplus)
        implements Countable {

    /** As things happened; a late entry takes the place that is its own. */
    static final Comparator<Contribution> AS_IT_HAPPENED = Comparator.comparing(Contribution::occurredOn)
            .thenComparing(Contribution::occurredAt)
            .thenComparing(Contribution::entryId);

    static Contribution from(Contact contact, Act act) {
        return new Contribution(
                act.entryId(), contact.relationshipId(), null, null, null, act.occurredOn(), act.occurredAt(), false);
    }

    static Contribution from(AttendedGathering gathering, AttendedGathering.Attendance attendance) {
        return new Contribution(
                attendance.entryId(),
                null,
                gathering.gatheringId(),
                null,
                null,
                attendance.occurredOn(),
                attendance.occurredAt(),
                false);
    }

    static Contribution from(Achievement achievement, Achievement.Done done) {
        return new Contribution(
                done.entryId(),
                null,
                null,
                achievement.measure() == Measure.MISSIONS_ACCOMPLISHED ? achievement.subject() : null,
                achievement.measure() == Measure.INTRODUCTIONS_MADE ? achievement.subject() : null,
                done.occurredOn(),
                done.occurredAt(),
                false);
    }

    /** The same, with all beyond {@code target} marked as surplus. */
    static List<Contribution> markingSurplus(List<Contribution> inOrder, int target) {
        List<Contribution> marked = new ArrayList<>(inOrder);
        for (int i = target; i < marked.size(); i++) {
            marked.set(i, marked.get(i).asSurplus());
        }
        return List.copyOf(marked);
    }

    private Contribution asSurplus() {
        return new Contribution(
                entryId, relationshipId, gatheringId, missionId, introductionId, occurredOn, occurredAt, true);
    }

    /** The index of the contribution that the cursor names; if it counts no more, the one that came after it. */
    static int placeOf(Cursor cursor, List<Contribution> contributions) {
        for (int i = 0; i < contributions.size(); i++) {
            if (contributions.get(i).entryId().equals(cursor.id())) {
                return i;
            }
        }
        int place = 0;
        while (place < contributions.size()
                && contributions.get(place).occurredAt().isBefore(cursor.time())) {
            place++;
        }
        return place;
    }
}
