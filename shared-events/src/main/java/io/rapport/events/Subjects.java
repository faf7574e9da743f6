package io.rapport.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Whose keysets the documents of each type need, as the annotations say. */
final class Subjects {

    private static final String PERSON = "relationshipId";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Set<Whose>> byType = new HashMap<>();

    Subjects() {
        for (Class<? extends RapportEvent> type : EventTypes.classes()) {
            byType.put(EventTypes.nameOf(type), whose(type));
        }
    }

    /** Whose personal values are in an event of this class, or in what it holds. */
    static Set<Whose> whose(Class<? extends RapportEvent> event) {
        Set<Whose> found = new HashSet<>();
        visit(event, found, new HashSet<>());
        return found;
    }

    private static void visit(Type type, Set<Whose> found, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                visit(argument, found, seen);
            }
        } else if (type instanceof Class<?> one && seen.add(one)) {
            if (one.isRecord()) {
                for (RecordComponent component : one.getRecordComponents()) {
                    PersonalData personal = component.getAnnotation(PersonalData.class);
                    if (personal == null) {
                        visit(component.getGenericType(), found, seen);
                    } else {
                        found.add(personal.value());
                    }
                }
            } else if (one.isSealed()) {
                for (Class<?> permitted : one.getPermittedSubclasses()) {
                    visit(permitted, found, seen);
                }
            }
        }
    }

    Set<Subject> of(String type, byte[] json, Origin origin) {
        Set<Whose> whose = byType.getOrDefault(type, Set.of(Whose.values()));
        Set<Subject> subjects = new LinkedHashSet<>();
        if (whose.contains(Whose.MEMBER)) {
            subjects.add(origin.member());
        }
        if (whose.contains(Whose.PEOPLE)) {
            subjects.add(aggregate(origin));
        }
        if (whose.contains(Whose.PERSON)) {
            // An event of a relationship is about the one whose relationship it is.
            subjects.add(type.startsWith("io.rapport.relationship.") ? aggregate(origin) : person(type, json, origin));
        }
        return subjects;
    }

    private static Subject aggregate(Origin origin) {
        try {
            return origin.aggregate();
        } catch (IllegalArgumentException e) {
            return origin.member();
        }
    }

    private static Subject person(String type, byte[] json, Origin origin) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                JsonToken value = in.nextToken();
                if (name.equals(PERSON) && value == JsonToken.VALUE_STRING) {
                    return origin.of(UUID.fromString(in.getString()));
                }
                in.skipChildren();
            }
            return origin.member();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new MalformedEventException(type, e.getClass().getSimpleName());
        }
    }
}
