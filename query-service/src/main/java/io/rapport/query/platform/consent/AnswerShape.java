package io.rapport.query.platform.consent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Smart;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.query.platform.consent.Tells.What;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of answers as far as who may see it goes: its components with what each tells, and which of them are its
 * day, its engagement and its kind.
 */
record AnswerShape(
        List<Component> components,
        @Nullable String day,
        @Nullable String engagement,
        @Nullable OfKinds ofGoals) {

    private static final Set<Class<?>> SAYING_NOTHING = Set.of(
            UUID.class,
            LocalDate.class,
            Instant.class,
            Boolean.class,
            boolean.class,
            Integer.class,
            int.class,
            Long.class,
            long.class,
            Double.class,
            double.class);

    /** Records of events that are answered as they are; the contract knows nothing of who may see it. */
    private static final Map<Class<?>, Map<String, What>> OF_THE_CONTRACT = Map.of(
            Person.class,
            Map.of(
                    "name", What.NAME,
                    "headline", What.NAME,
                    "organisation", What.NAME,
                    "email", What.NAME,
                    "profileUrl", What.NAME,
                    "phone", What.NAME,
                    "industry", What.PLAIN,
                    "tellOthers", What.NOTE),
            HowMet.class,
            Map.of("place", What.NOTE, "online", What.NOTE),
            About.class,
            Map.of("words", What.WORDS_FOR_SOMEBODY),
            Filter.class,
            Map.of("industry", What.GOAL, "tag", What.GOAL, "skill", What.GOAL),
            Purpose.class,
            Map.of("words", What.GOAL),
            Smart.class,
            Map.of(
                    "specific", What.GOAL,
                    "measurable", What.GOAL,
                    "achievable", What.GOAL,
                    "relevant", What.GOAL,
                    "timeBound", What.GOAL));

    boolean isOfGoals(JsonNode record) {
        return ofGoals != null
                && ofGoals.kinds().contains(record.path(ofGoals.component()).asString(""));
    }

    /** The component that says of which kind a record is, and the kinds that are meant. */
    record OfKinds(String component, Set<String> kinds) {}

    /** One of its components. */
    record Component(
            String name,
            Type type,
            @Nullable What tells,
            String besides,
            @Nullable Telling telling,
            @Nullable String restsOn,
            boolean mayBeAbsent) {

        /** What it tells in this record. */
        @Nullable
        What tellsIn(JsonNode record) {
            if (telling != null) {
                return telling.tells(record::hasNonNull);
            }
            return besides.isEmpty() || record.hasNonNull(besides) ? tells : What.PLAIN;
        }
    }

    static boolean saysNothing(Class<?> type) {
        return SAYING_NOTHING.contains(type) || type.isEnum();
    }

    /** Of this record. */
    static AnswerShape of(Class<?> type) {
        List<Component> components = new ArrayList<>();
        String day = null;
        String engagement = null;
        OfKinds ofGoals = null;
        for (RecordComponent one : type.getRecordComponents()) {
            boolean mayBeAbsent = one.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Tells said = one.getAnnotation(Tells.class);
            RestsOn rests = one.getAnnotation(RestsOn.class);
            components.add(new Component(
                    one.getName(),
                    one.getGenericType(),
                    tells(type, one),
                    said == null ? "" : said.besides(),
                    telling(one),
                    rests == null ? null : rests.value(),
                    mayBeAbsent));
            if (one.isAnnotationPresent(HappenedOn.class)) {
                day = one.getName();
            }
            if (one.isAnnotationPresent(OfEngagement.class)) {
                engagement = one.getName();
            }
            OfGoals kinds = one.getAnnotation(OfGoals.class);
            if (kinds != null) {
                ofGoals = new OfKinds(one.getName(), Set.of(kinds.value()));
            }
        }
        return new AnswerShape(List.copyOf(components), day, engagement, ofGoals);
    }

    static @Nullable What tells(Class<?> type, RecordComponent component) {
        Tells tells = component.getAnnotation(Tells.class);
        return tells != null
                ? tells.value()
                : OF_THE_CONTRACT.getOrDefault(type, Map.of()).get(component.getName());
    }

    private static @Nullable Telling telling(RecordComponent component) {
        Tells tells = component.getAnnotation(Tells.class);
        if (tells == null || tells.by() == Telling.Always.class) {
            return null;
        }
        try {
            Constructor<? extends Telling> made = tells.by().getDeclaredConstructor();
            made.setAccessible(true);
            return made.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("It is made without anything", e);
        }
    }

    /**
     * The records that a sealed interface can stand for, by the name that its JSON says; {@code null} if it is none.
     */
    static @Nullable Map<String, Class<?>> subtypes(Class<?> type) {
        JsonSubTypes named = type.getAnnotation(JsonSubTypes.class);
        if (named == null) {
            return null;
        }
        Map<String, Class<?>> subtypes = new HashMap<>();
        Arrays.stream(named.value()).forEach(one -> subtypes.put(one.name(), one.value()));
        return subtypes;
    }
}
