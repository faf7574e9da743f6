package io.rapport.analytics.fold;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.relationship.RelationshipKind;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that counts of one person, goal, mission, introduction or gathering, from which its part in each month is counted
 * anew whenever something of it changes.
 *
 * @param into the record that stands for this one, since both are of one person
 * @param marks what the person or the gathering is, as far as kinds say
 */
record Story(UUID storyId, List<Fact> facts, @Nullable UUID into, List<String> marks) {

    /** Among the marks of a gathering that did not take place. */
    static final String CANCELLED = "cancelled";

    private static final String EXPERT = "expert";

    Story {
        facts = List.copyOf(facts);
        marks = List.copyOf(marks);
    }

    static Story begun(UUID storyId) {
        return new Story(storyId, List.of(), null, List.of());
    }

    Story with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new Story(storyId, more, into, marks);
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
                into,
                marks);
    }

    Story without(Collection<UUID> entryIds) {
        Story rest = this;
        for (UUID entryId : entryIds) {
            rest = rest.changing(entryId, Fact::takenBack);
        }
        return rest;
    }

    Story standingFor(@Nullable UUID record) {
        return new Story(storyId, facts, record, marks);
    }

    /** The person is described so now. */
    Story describedAs(RelationshipKind kind, boolean expert) {
        return new Story(storyId, facts, into, expert ? List.of(kind.name(), EXPERT) : List.of(kind.name()));
    }

    /** The gathering is of that kind. */
    Story plannedAs(GatheringKind kind, GatheringRole role) {
        return new Story(storyId, facts, into, List.of(kind.name(), role.name()));
    }

    Story cancelled() {
        List<String> more = new ArrayList<>(marks);
        more.add(CANCELLED);
        return new Story(storyId, facts, into, more);
    }

    /** Whether it is what a filter asks for that has no words. */
    boolean passes(Filter filter) {
        return (filter.expert() == null || filter.expert() == marks.contains(EXPERT))
                && Stream.of(filter.relationshipKind(), filter.gatheringKind(), filter.gatheringRole())
                        .filter(Objects::nonNull)
                        .allMatch(kind -> marks.contains(kind.name()));
    }

    /**
     * What was neither taken back nor rests on what was. What it rests on in another record of the same person is taken
     * to stand.
     */
    List<Fact> standing() {
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
