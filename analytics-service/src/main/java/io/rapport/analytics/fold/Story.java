package io.rapport.analytics.fold;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that counts of one person, goal, mission, introduction or gathering, from which its part in each month is counted
 * anew whenever something of it changes.
 *
 * @param into the record that stands for this one, since both are of one person
 */
record Story(UUID storyId, List<Fact> facts, @Nullable UUID into) {

    Story {
        facts = List.copyOf(facts);
    }

    static Story begun(UUID storyId) {
        return new Story(storyId, List.of(), null);
    }

    Story with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new Story(storyId, more, into);
    }

    boolean has(UUID entryId) {
        return facts.stream().anyMatch(fact -> fact.entryId().equals(entryId));
    }

    Story changing(UUID entryId, UnaryOperator<Fact> change) {
        return new Story(
                storyId,
                facts.stream()
                        .map(fact -> fact.entryId().equals(entryId) ? change.apply(fact) : fact)
                        .toList(),
                into);
    }

    Story without(Collection<UUID> entryIds) {
        Story rest = this;
        for (UUID entryId : entryIds) {
            rest = rest.changing(entryId, Fact::takenBack);
        }
        return rest;
    }

    Story standingFor(@Nullable UUID record) {
        return new Story(storyId, facts, record);
    }

    /**
     * What was neither taken back nor rests on what was. What it rests on in another record of the same person is taken
     * to stand.
     */
    List<Fact> standing() {
        Map<UUID, Fact> byId = new HashMap<>();
        facts.forEach(fact -> byId.put(fact.entryId(), fact));
        Set<UUID> fallen = new HashSet<>();
        int before;
        do {
            before = fallen.size();
            for (Fact fact : facts) {
                if (fact.withdrawn() || fact.restsOn().stream().anyMatch(fallen::contains)) {
                    fallen.add(fact.entryId());
                }
            }
        } while (fallen.size() > before);
        return facts.stream().filter(fact -> !fallen.contains(fact.entryId())).toList();
    }

    /** What it counts, by months. */
    Map<YearMonth, Map<String, Integer>> counts() {
        return Counting.of(this);
    }
}
