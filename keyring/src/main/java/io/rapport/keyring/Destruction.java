package io.rapport.keyring;

import io.rapport.events.Owner;
import io.rapport.events.Subject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * That keysets were destroyed on purpose.
 *
 * @param aggregateIds whose, all of one member; none for the member with all that is theirs
 * @param generation how many destructions there were with this one
 */
public record Destruction(String tenantId, String memberId, Set<UUID> aggregateIds, long generation, Instant at) {

    public Destruction {
        aggregateIds = Set.copyOf(aggregateIds);
    }

    /** The member whose they were. */
    public Owner owner() {
        return new Owner(tenantId, memberId);
    }

    /** Whether the member was forgotten, and so everything of theirs. */
    public boolean ofMember() {
        return aggregateIds.isEmpty();
    }

    /** Whether it closed what this subject's keyset had sealed. */
    public boolean closes(Subject subject) {
        return subject.tenantId().equals(tenantId)
                && subject.memberId().equals(memberId)
                && (ofMember() || (subject.aggregateId() != null && aggregateIds.contains(subject.aggregateId())));
    }

    Set<Subject> subjects() {
        Set<Subject> subjects = new LinkedHashSet<>();
        if (ofMember()) {
            subjects.add(Subject.member(tenantId, memberId));
        }
        aggregateIds.forEach(id -> subjects.add(new Subject(tenantId, memberId, id)));
        return subjects;
    }
}
