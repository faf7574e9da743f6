package io.rapport.events;

import io.rapport.events.goal.GoalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Examples of all events: each with every component filled and, where components may be absent, with none of those.
 * Sealed components have an example for each of their kinds.
 */
final class Examples {

    private Examples() {}

    /**
     * An event and the name of its approved document: the wire name, followed by what is special about the example.
     *
     * @param filled whether every component is there
     */
    record Example(String name, RapportEvent event, boolean filled) {

        /** The event's wire name. */
        String type() {
            return EventTypes.nameOf(event.getClass());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All examples, in the order of the bounded contexts. */
    static List<Example> all() {
        List<Example> all = new ArrayList<>();
        List<RapportEvent> events = new ArrayList<>();
        Stream.of(RelationshipExamples.all(), GoalExamples.all(), GatheringExamples.all(), MemberExamples.all())
                .flatMap(examples -> examples)
                .forEach(events::add);
        Set<Class<?>> written = events.stream().map(Object::getClass).collect(Collectors.toSet());
        EventTypes.classes().stream()
                .filter(type -> !written.contains(type))
                .map(GeneratedExamples::of)
                .forEach(events::add);
        events.forEach(event -> {
            String name = EventTypes.nameOf(event.getClass()) + special(event);
            all.add(new Example(name, event, true));
            RapportEvent minimal = minimal(event);
            if (!minimal.equals(event)) {
                all.add(new Example(name + ".minimal", minimal, false));
            }
        });
        return all;
    }

    /** Those with every component filled. */
    static Stream<Example> filled() {
        return all().stream().filter(Example::filled);
    }

    /** Those from which nothing can be left out. */
    static Stream<Example> leanest() {
        return all().stream().filter(example -> minimal(example.event()).equals(example.event()));
    }

    /** The wire names of all versions that can be read, old ones included. */
    static Set<String> versions() {
        Set<String> versions = new TreeSet<>(EventTypes.current());
        EventCodec.UPCASTERS.forEach(upcaster -> versions.add(upcaster.from()));
        return versions;
    }

    static UUID id(int number) {
        return UUID.fromString("0199c3a0-0000-7000-8000-%012d".formatted(number));
    }

    private static String special(RapportEvent event) {
        return switch (event) {
            case GoalEvent.GoalSet set -> "." + GoalExamples.nameOf(set.tracking());
            case GoalEvent.GoalAdjusted adjusted -> "." + GoalExamples.nameOf(adjusted.tracking());
            default -> "";
        };
    }

    private static RapportEvent minimal(RapportEvent event) {
        return (RapportEvent) Records.copy((Record) event, (component, value) -> {
            if (Records.isNullable(component)) {
                return null;
            }
            return component.getType() == Set.class ? Set.of() : value;
        });
    }
}
