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
 * @param into the record that stands for this one too, while it is merged into that one
 * @param absorbed the records that this one stands for
 */
record Profile(
        UUID relationshipId,
        Person person,
        @Nullable HowMet howMet,
        List<String> tags,
        @Nullable Rhythm cadence,
        boolean archived,
        @Nullable UUID into,
        List<Absorbed> absorbed) {

    /** Another record of the same person, as it was described when it was merged. */
    record Absorbed(
            UUID relationshipId, Person person, @Nullable HowMet howMet) {}

    static Profile of(UUID relationshipId, Person person, @Nullable HowMet howMet, Set<String> tags) {
        return new Profile(
                relationshipId, person, howMet, tags.stream().sorted().toList(), null, false, null, List.of());
    }

    /** How they met first, as far as any record says. */
    @Nullable
    HowMet howTheyMet() {
        return howMet != null
                ? howMet
                : absorbed.stream()
                        .flatMap(one -> Stream.ofNullable(one.howMet()))
                        .findFirst()
                        .orElse(null);
    }

    Profile met(@Nullable HowMet how) {
        return new Profile(relationshipId, person, how, tags, cadence, archived, into, absorbed);
    }

    Profile describe(Person now) {
        return new Profile(relationshipId, now, howMet, tags, cadence, archived, into, absorbed);
    }

    Profile tag(String tag) {
        return tags.stream().anyMatch(one -> Alike.are(one, tag))
                ? this
                : with(Stream.concat(tags.stream(), Stream.of(tag)).sorted().toList());
    }

    Profile untag(String tag) {
        return with(tags.stream().filter(one -> !Alike.are(one, tag)).toList());
    }

    private Profile with(List<String> now) {
        return new Profile(relationshipId, person, howMet, now, cadence, archived, into, absorbed);
    }

    Profile keepInTouch(@Nullable Rhythm rhythm) {
        return new Profile(relationshipId, person, howMet, tags, rhythm, archived, into, absorbed);
    }

    Profile archive(boolean now) {
        return new Profile(relationshipId, person, howMet, tags, cadence, now, into, absorbed);
    }

    /** Another record stands for this one; or none does any more. */
    Profile mergedInto(@Nullable UUID root) {
        return new Profile(relationshipId, person, howMet, tags, cadence, archived, root, absorbed);
    }

    Profile absorbing(Profile other) {
        return standingFor(Stream.concat(
                absorbed.stream(), Stream.of(new Absorbed(other.relationshipId, other.person, other.howMet))));
    }

    Profile releasing(UUID other) {
        return standingFor(absorbed.stream().filter(one -> !one.relationshipId().equals(other)));
    }

    private Profile standingFor(Stream<Absorbed> others) {
        return new Profile(relationshipId, person, howMet, tags, cadence, archived, into, others.toList());
    }

    /** The ids under which something may be told of the person. */
    List<UUID> records() {
        return Stream.concat(Stream.of(relationshipId), absorbed.stream().map(Absorbed::relationshipId))
                .toList();
    }
}
