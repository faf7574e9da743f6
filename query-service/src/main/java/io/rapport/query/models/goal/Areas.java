package io.rapport.query.models.goal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which people belong to the area of an aim, as both are described now. A retired aim still describes people.
 *
 * @param marks those of each aim; an aim without any has nobody
 */
record Areas(Map<UUID, List<String>> marks) {

    /** Of somebody without a career plan. */
    static final Areas NONE = new Areas(Map.of());

    boolean holds(UUID aimId, Contact.Description person) {
        return marks.getOrDefault(aimId, List.of()).stream().anyMatch(person.marks()::contains);
    }
}
