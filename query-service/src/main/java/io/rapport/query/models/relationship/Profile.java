package io.rapport.query.models.relationship;

import io.rapport.events.Alike;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as described now, and what the member decided about the relationship.
 *
 * @param tags as they were typed, sorted; of those that are alike the first
 */
record Profile(
        UUID relationshipId,
        Person person,
        @Nullable HowMet howMet,
        List<String> tags,
        @Nullable Rhythm cadence,
        boolean archived) {

    static Profile of(UUID relationshipId, Person person, @Nullable HowMet howMet, Set<String> tags) {
        return new Profile(
                relationshipId, person, howMet, tags.stream().sorted().toList(), null, false);
    }

    Profile met(@Nullable HowMet how) {
        return new Profile(relationshipId, person, how, tags, cadence, archived);
    }

    Profile describe(Person now) {
        return new Profile(relationshipId, now, howMet, tags, cadence, archived);
    }

    Profile tag(String tag) {
        if (tags.stream().anyMatch(one -> Alike.are(one, tag))) {
            return this;
        }
        List<String> more =
                Stream.concat(tags.stream(), Stream.of(tag)).sorted().toList();
        return new Profile(relationshipId, person, howMet, more, cadence, archived);
    }

    Profile untag(String tag) {
        List<String> fewer = tags.stream().filter(one -> !Alike.are(one, tag)).toList();
        return new Profile(relationshipId, person, howMet, fewer, cadence, archived);
    }

    Profile keepInTouch(@Nullable Rhythm rhythm) {
        return new Profile(relationshipId, person, howMet, tags, rhythm, archived);
    }

    Profile archive(boolean now) {
        return new Profile(relationshipId, person, howMet, tags, cadence, now);
    }
}
