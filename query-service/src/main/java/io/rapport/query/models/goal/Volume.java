package io.rapport.query.models.goal;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A further part of what was done with a person, so that no document grows with the history. To which volume an act
 * belongs is told by the sequence of its event alone; the first volume is in the {@link Contact} itself.
 *
 * @param relationshipId the record of the person that it counts with
 * @param recordedIn the record that it was told in, for which another one may stand
 * @param number from 1 on
 */
record Volume(UUID relationshipId, UUID recordedIn, int number, List<Act> acts) {

    /** So many events of a relationship make a volume. */
    static final int EVENTS = 128;

    Volume {
        acts = List.copyOf(acts);
    }

    static int numberOf(long sequence) {
        return Math.toIntExact(sequence / EVENTS);
    }

    static String idOf(UUID relationshipId, int number) {
        return relationshipId + "/" + number;
    }

    static Volume with(@Nullable Volume before, UUID relationshipId, int number, Act act) {
        List<Act> acts = before == null ? List.of() : before.acts;
        return new Volume(
                before == null ? relationshipId : before.relationshipId,
                relationshipId,
                number,
                Stream.concat(acts.stream(), Stream.of(act)).toList());
    }

    Volume corrected(UnaryOperator<Act> move) {
        return new Volume(
                relationshipId, recordedIn, number, acts.stream().map(move).toList());
    }

    /** Counts with that record of the person. */
    Volume of(UUID record) {
        return new Volume(record, recordedIn, number, acts);
    }

    String id() {
        return idOf(recordedIn, number);
    }
}
