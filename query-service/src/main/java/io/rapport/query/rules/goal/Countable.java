package io.rapport.query.rules.goal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that a goal counts. */
public interface Countable {

    LocalDate occurredOn();

    /** The person that it is about, if it is about one. */
    @Nullable
    UUID relationshipId();

    /** The first of each person, in order; what is not about a person stays. */
    static <U extends Countable> List<U> oncePerPerson(List<U> inOrder) {
        Set<UUID> seen = new HashSet<>();
        return inOrder.stream()
                .filter(unit -> unit.relationshipId() == null || seen.add(unit.relationshipId()))
                .toList();
    }
}
