package io.rapport.events;

import io.rapport.events.careerplan.CareerPlanEvent;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.gathering.GatheringEvent;
import io.rapport.events.goal.GoalEvent;
import io.rapport.events.introduction.IntroductionEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.mission.MissionEvent;
import io.rapport.events.programme.ProgrammeEvent;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.skill.SkillEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The wire names of all events: {@code io.rapport.<context>.<Event>.v<version>}. An event of a context is known by
 * being one of its sealed interface's. What was approved once under a name keeps it, so a class is not renamed without
 * the approved documents saying so.
 */
public final class EventTypes {

    private static final String PREFIX = "io.rapport.";

    /** Of which there were earlier versions; an {@link Upcaster} reads those. */
    private static final Map<Class<? extends RapportEvent>, Integer> LATER_VERSIONS =
            Map.of(RelationshipEvent.PersonMet.class, 2);

    private static final Map<Class<? extends RapportEvent>, String> NAMES = new LinkedHashMap<>();

    static {
        context("relationship", RelationshipEvent.class);
        context("goal", GoalEvent.class);
        context("gathering", GatheringEvent.class);
        context("careerplan", CareerPlanEvent.class);
        context("mission", MissionEvent.class);
        context("introduction", IntroductionEvent.class);
        context("member", MemberEvent.class);
        context("skill", SkillEvent.class);
        context("coaching", CoachingEvent.class);
        context("programme", ProgrammeEvent.class);
    }

    private EventTypes() {}

    private static void context(String name, Class<? extends RapportEvent> events) {
        if (!events.isSealed()) {
            String version = ".v" + LATER_VERSIONS.getOrDefault(events, 1);
            NAMES.put(events, PREFIX + name + "." + events.getSimpleName() + version);
            return;
        }
        for (Class<?> permitted : events.getPermittedSubclasses()) {
            context(name, permitted.asSubclass(RapportEvent.class));
        }
    }

    /** The wire name of the current version of {@code type}. */
    public static String nameOf(Class<? extends RapportEvent> type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException("No wire name is registered for " + type.getSimpleName());
        }
        return name;
    }

    /** The name of the context in a wire name, such as {@code relationship}; empty if it is none of ours. */
    public static String contextOf(String name) {
        int end = name.startsWith(PREFIX) ? name.indexOf('.', PREFIX.length()) : -1;
        return end < 0 ? "" : name.substring(PREFIX.length(), end);
    }

    /**
     * The name of a context in the wire names of its events.
     *
     * @param context the sealed interface of its events
     */
    public static String contextOf(Class<? extends RapportEvent> context) {
        return NAMES.entrySet().stream()
                .filter(entry -> context.isAssignableFrom(entry.getKey()))
                .map(entry -> contextOf(entry.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(context.getSimpleName() + " has no events"));
    }

    /** The wire names of all current versions. */
    public static Collection<String> current() {
        return Collections.unmodifiableCollection(NAMES.values());
    }

    /** All event classes, in the order of the table. */
    public static Collection<Class<? extends RapportEvent>> classes() {
        return Collections.unmodifiableSet(NAMES.keySet());
    }
}
