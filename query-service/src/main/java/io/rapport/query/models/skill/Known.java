package io.rapport.query.models.skill;

import io.rapport.events.Dated;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person with whom the member may practise.
 *
 * @param meetings those of this record, and of the records that it stands for
 * @param into the record that stands for this one too
 * @param met the first of the meetings; of a record that was merged, as the other one knew it then
 */
record Known(
        UUID relationshipId,
        List<Met> meetings,
        @Nullable UUID into,
        @Nullable Met met) {

    private static Known of(UUID relationshipId, Stream<Met> meetings, @Nullable UUID into, @Nullable Met lent) {
        List<Met> all = meetings.toList();
        return new Known(
                relationshipId,
                all,
                into,
                all.stream().min(Comparator.comparing(Met::occurredAt)).orElse(lent));
    }

    /** Nothing is known of a record before the meeting, or a merge. */
    static Known after(@Nullable Known before, UUID relationshipId) {
        return before == null ? of(relationshipId, Stream.empty(), null, null) : before;
    }

    UUID root() {
        return into == null ? relationshipId : into;
    }

    Known plus(Met meeting) {
        return of(relationshipId, Stream.concat(meetings.stream(), Stream.of(meeting)), into, null);
    }

    /** With a meeting at another time, if that is the entry. */
    Known corrected(UUID entryId, Dated when) {
        return of(relationshipId, meetings.stream().map(one -> one.corrected(entryId, when)), into, null);
    }

    /** This one stands for the other one too. */
    List<Known> absorbing(Known other) {
        Known root = of(relationshipId, Stream.concat(meetings.stream(), other.meetings.stream()), into, null);
        return List.of(root, of(other.relationshipId, Stream.empty(), relationshipId, root.met));
    }

    /** The other one takes along the meeting that it brought. */
    List<Known> releasing(Known other) {
        return List.of(
                of(
                        relationshipId,
                        meetings.stream().filter(one -> !one.relationshipId().equals(other.relationshipId)),
                        into,
                        null),
                of(
                        other.relationshipId,
                        meetings.stream().filter(one -> one.relationshipId().equals(other.relationshipId)),
                        null,
                        null));
    }
}
