package io.rapport.query.relationship;

import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as described now, and what the member decided about the relationship.
 *
 * @param tags sorted
 */
record Profile(
        UUID relationshipId,
        Person person,
        @Nullable HowMet howMet,
        List<String> tags,
        @Nullable Rhythm cadence,
        boolean archived) {

    Profile describe(Person now) {
        return new Profile(relationshipId, now, howMet, tags, cadence, archived);
    }

    Profile tag(String tag) {
        List<String> more =
                Stream.concat(tags.stream(), Stream.of(tag)).distinct().sorted().toList();
        return new Profile(relationshipId, person, howMet, more, cadence, archived);
    }

    Profile untag(String tag) {
        List<String> fewer = tags.stream().filter(other -> !other.equals(tag)).toList();
        return new Profile(relationshipId, person, howMet, fewer, cadence, archived);
    }

    Profile keepInTouch(@Nullable Rhythm rhythm) {
        return new Profile(relationshipId, person, howMet, tags, rhythm, archived);
    }

    Profile archive(boolean now) {
        return new Profile(relationshipId, person, howMet, tags, cadence, now);
    }
}
