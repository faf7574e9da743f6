package io.rapport.command.domain.relationship;

import io.rapport.bench.commands.Sample;
import io.rapport.command.domain.relationship.RelationshipCommand.MeetPerson;
import io.rapport.command.domain.relationship.RelationshipCommand.RecordFollowUp;
import io.rapport.command.kernel.time.MemberTime;
import io.rapport.command.kernel.time.Moment;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * The benchmarks' way to commands that nobody outside of this package can make: what the controllers make of the
 * {@link Sample} requests.
 */
public final class BenchmarkedCommands {

    private BenchmarkedCommands() {}

    public static Object meetPerson(UUID relationshipId, UUID entryId, Instant now) {
        return new MeetPerson(
                relationshipId,
                entryId,
                moment(now),
                Sample.person(),
                Sample.howMet(),
                Set.of(Sample.TAG),
                Sample.NOTE);
    }

    public static Object recordFollowUp(UUID relationshipId, UUID entryId, Instant now) {
        return new RecordFollowUp(
                relationshipId, entryId, moment(now), Sample.reference(), null, Sample.SUMMARY, Sample.VALUE);
    }

    private static Moment moment(Instant now) {
        return new Moment(now, MemberTime.DEFAULT.dayOf(now), false);
    }
}
