package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.time.Stated;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a request's body that says who somebody is, at a time of its own. */
interface StatedPerson extends Stated {

    String name();

    @Nullable
    RelationshipKind kind();

    @Nullable
    String headline();

    @Nullable
    String organisation();

    @Nullable
    String industry();

    @Nullable
    Boolean expert();

    @Nullable
    String email();

    @Nullable
    String profileUrl();

    @Nullable
    String phone();

    @Nullable
    String tellOthers();

    @Nullable
    List<String> tags();

    default Set<String> tagSet() {
        return tags() == null ? Set.of() : new LinkedHashSet<>(tags());
    }

    default Person person() {
        return new Person(
                name(),
                kind() == null ? RelationshipKind.ACQUAINTANCE : kind(),
                headline(),
                organisation(),
                industry(),
                Boolean.TRUE.equals(expert()),
                email(),
                profileUrl(),
                phone(),
                tellOthers());
    }
}
