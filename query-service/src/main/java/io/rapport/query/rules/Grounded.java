package io.rapport.query.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of a relationship as far as its standing goes: what rests on a retracted entry falls with it. */
public interface Grounded {

    UUID entryId();

    /** The position of the event that told it. */
    long recorded();

    /** Whether neither it nor anything that it rests on, near or far, was taken back. */
    boolean standing();

    /** The entries without which this one means nothing, as its event says. */
    Collection<UUID> restsOn();

    /** The offer that was followed through with this entry. */
    default @Nullable UUID givenFor() {
        return null;
    }

    /**
     * The offer whose outcome this entry is without saying of which follow-through, as it was recorded at first: then
     * it is about the latest one before it.
     */
    default @Nullable UUID outcomeOf() {
        return null;
    }

    /** Those that stand although something that they rest on does not, near or far: so they fall. */
    static <G extends Grounded> List<G> falling(Collection<G> entries) {
        Set<UUID> down = new HashSet<>();
        Map<UUID, UUID> given = new HashMap<>();
        List<G> falling = new ArrayList<>();
        // What an entry rests on was recorded before it, so that one pass sees the far grounds too.
        for (G entry : entries.stream()
                .sorted(Comparator.comparingLong(Grounded::recorded))
                .toList()) {
            UUID judged = entry.outcomeOf();
            UUID help = judged == null ? null : given.get(judged);
            if (!entry.standing()) {
                down.add(entry.entryId());
            } else if (entry.restsOn().stream().anyMatch(down::contains) || (help != null && down.contains(help))) {
                down.add(entry.entryId());
                falling.add(entry);
            }
            UUID offer = entry.givenFor();
            if (offer != null) {
                given.put(offer, entry.entryId());
            }
        }
        return falling;
    }
}
