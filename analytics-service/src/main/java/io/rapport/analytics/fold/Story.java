package io.rapport.analytics.fold;

import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.relationship.RelationshipKind;
import java.time.LocalDate;
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
 * @param months in which anything of it ever was, so that whatever it counts, or counted, is in one of them
 */
record Story(UUID storyId, List<Fact> facts, @Nullable UUID into, List<String> marks, List<String> months) {

    /** Among the marks of a gathering that did not take place. */
    static final String CANCELLED = "cancelled";

    private static final String EXPERT = "expert";

    Story {
        facts = List.copyOf(facts);
        marks = List.copyOf(marks);
        months = List.copyOf(months);
    }

    static Story begun(UUID storyId) {
        return new Story(storyId, List.of(), null, List.of(), List.of());
    }

    Story with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new Story(storyId, more, into, marks, months);
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
                marks,
                months);
    }

    Story without(Collection<UUID> entryIds) {
        Story rest = this;
        for (UUID entryId : entryIds) {
            rest = rest.changing(entryId, Fact::takenBack);
        }
        return rest;
    }

    Story standingFor(@Nullable UUID record) {
        return new Story(storyId, facts, record, marks, months);
    }

    /** The person is described so now. */
    Story describedAs(RelationshipKind kind, boolean expert) {
        return marked(expert ? List.of(kind.name(), EXPERT) : List.of(kind.name()));
    }

    /** The gathering is of that kind. */
    Story plannedAs(GatheringKind kind, GatheringRole role) {
        return marked(List.of(kind.name(), role.name()));
    }

    Story cancelled() {
        List<String> more = new ArrayList<>(marks);
        more.add(CANCELLED);
        return marked(more);
    }

    private Story marked(List<String> now) {
        return new Story(storyId, facts, into, now, months);
    }

    /** With the months in which its facts are by now. */
    Story inItsMonths() {
        List<String> all = months;
        @Nullable LocalDate before = null;
        for (Fact fact : facts) {
            LocalDate on = fact.on();
            if (before == null || on.getMonthValue() != before.getMonthValue() || on.getYear() != before.getYear()) {
                String month = YearMonth.from(on).toString();
                if (!all.contains(month)) {
                    all = Stream.concat(all.stream(), Stream.of(month)).sorted().toList();
                }
            }
            before = on;
        }
        return all.size() == months.size() ? this : new Story(storyId, facts, into, marks, all);
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
        if (facts.stream().noneMatch(Fact::withdrawn)) {
            return facts;
        }
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
    Map<String, Counts> counts() {
        return Counting.of(this);
    }
}
