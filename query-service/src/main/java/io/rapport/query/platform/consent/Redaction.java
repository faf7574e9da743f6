package io.rapport.query.platform.consent;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.events.Forgotten;
import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.consent.Tells.What;
import io.rapport.query.platform.web.Page;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of an answer what its viewer may not see. It goes along the record that the answer is the JSON of: what
 * the record does not have, or does not say what it tells, is left out. So it holds however the JSON was made.
 */
final class Redaction {

    static final String A_PERSON = "A person";
    static final String NOT_OPEN = "(not opened to you)";

    private final JsonMapper json;
    private final Map<Class<?>, AnswerShape> shapes = new ConcurrentHashMap<>();

    Redaction(JsonMapper json) {
        this.json = json;
    }

    /** The JSON of such an answer as this viewer may see it; {@code null} if nothing of it is left. */
    byte @Nullable [] of(byte[] answer, Type type, Sight sight, Scope scope) {
        JsonNode left = new Walk(sight, scope)
                .any(json.readTree(answer), json.getTypeFactory().constructType(type), null, null);
        return left == null ? null : json.writeValueAsBytes(left);
    }

    /** The JSON of such an answer for somebody who may see all of it but what anybody wrote. */
    byte[] withoutTexts(byte[] answer, Type type, Owner owner) {
        Map<Scope, LocalDate> all =
                Arrays.stream(Scope.values()).collect(Collectors.toMap(Function.identity(), scope -> LocalDate.MIN));
        Sight sight = new Sight(owner, "", new UUID(0, 0), all, 0);
        JsonNode left = new Walk(sight, Scope.TIMELINE_AND_CARDS) {
            @Override
            JsonNode text(JsonNode node, @Nullable What tells, @Nullable LocalDate day) {
                return tells == What.PLAIN || Forgotten.is(node.asString()) ? node : json.stringNode(Forgotten.SEALED);
            }
        }.any(json.readTree(answer), json.getTypeFactory().constructType(type), null, null);
        return json.writeValueAsBytes(Objects.requireNonNull(left));
    }

    /** The components of all records in such an answer that are texts and do not say what they tell. */
    List<String> silent(Type type) {
        List<String> found = new ArrayList<>();
        collectSilent(json.getTypeFactory().constructType(type), null, "", found, new HashMap<>());
        return found;
    }

    private void collectSilent(
            JavaType type, @Nullable What tells, String where, List<String> found, Map<JavaType, Boolean> seen) {
        Map<String, Class<?>> subtypes = AnswerShape.subtypes(type.getRawClass());
        if (subtypes != null) {
            subtypes.values()
                    .forEach(one -> collectSilent(json.getTypeFactory().constructType(one), null, where, found, seen));
        } else if (type.isContainerType()) {
            if (type.isMapLikeType() && tells == null) {
                found.add(where);
            }
            collectSilent(type.getContentType(), tells, where, found, seen);
        } else if (type.getRawClass().isRecord()) {
            if (seen.put(type, true) == null) {
                for (AnswerShape.Component component : shape(type.getRawClass()).components()) {
                    collectSilent(
                            typeOf(component, type),
                            component.tells(),
                            type.getRawClass().getSimpleName() + "." + component.name(),
                            found,
                            seen);
                }
            }
        } else if (!AnswerShape.saysNothing(type.getRawClass()) && tells == null) {
            found.add(where);
        }
    }

    private JavaType typeOf(AnswerShape.Component component, JavaType owner) {
        return json.getTypeFactory().resolveMemberType(component.type(), owner.getBindings());
    }

    private AnswerShape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, AnswerShape::of);
    }

    /** One answer for one viewer. */
    private class Walk {

        private final Sight sight;
        private final Scope scope;

        /** Within something that is about goals, plan or skills. */
        private boolean ofGoals;

        Walk(Sight sight, Scope scope) {
            this.sight = sight;
            this.scope = scope;
        }

        /** What is left of it; {@code null} if nothing is. */
        @Nullable
        JsonNode any(JsonNode node, JavaType type, @Nullable What tells, @Nullable LocalDate day) {
            if (node.isNull()) {
                return node;
            }
            if (type.isMapLikeType()) {
                return tells == null ? null : map(node, type, tells, day);
            }
            if (type.isContainerType()) {
                ArrayNode left = json.createArrayNode();
                for (JsonNode one : node) {
                    JsonNode kept = any(one, type.getContentType(), tells, day);
                    if (kept != null) {
                        left.add(kept);
                    }
                }
                return left;
            }
            Class<?> raw = type.getRawClass();
            Map<String, Class<?>> subtypes = AnswerShape.subtypes(raw);
            if (subtypes != null) {
                String property = raw.getAnnotation(JsonTypeInfo.class).property();
                String name = node.path(property).asString("");
                Class<?> subtype = subtypes.get(name);
                JsonNode left = subtype == null
                        ? null
                        : object(node, json.getTypeFactory().constructType(subtype), day);
                return left instanceof ObjectNode object ? object.put(property, name) : null;
            }
            if (raw == Page.class) {
                return page(node, type);
            }
            if (raw.isRecord()) {
                return object(node, type, day);
            }
            return AnswerShape.saysNothing(raw) ? node : text(node, tells, day);
        }

        /**
         * A list of what happened has the latest first, so that nothing is open after an item that is too early; a
         * place in it would tell when that was. Where not all of the past is open, nobody can tell a list that has
         * nothing from one that is closed.
         */
        private @Nullable JsonNode page(JsonNode node, JavaType type) {
            JsonNode left = object(node, type, null);
            String day = shape(type.containedType(0).getRawClass()).day();
            if (!(left instanceof ObjectNode page) || day == null || sight.hasAllOf(scope)) {
                return left;
            }
            if (page.path("items").isEmpty()) {
                return null;
            }
            JsonNode all = node.path("items");
            String last = all.path(all.size() - 1).path(day).asString("");
            if (!last.isEmpty() && !sight.covers(scope, LocalDate.parse(last))) {
                page.remove("next");
            }
            return page;
        }

        private @Nullable JsonNode map(JsonNode node, JavaType type, What tells, @Nullable LocalDate day) {
            ObjectNode left = json.createObjectNode();
            for (Map.Entry<String, JsonNode> one : node.properties()) {
                JsonNode kept = mayBeTold(tells, day) ? any(one.getValue(), type.getContentType(), tells, day) : null;
                if (kept != null) {
                    left.set(one.getKey(), kept);
                }
            }
            return left;
        }

        @Nullable
        JsonNode text(JsonNode node, @Nullable What tells, @Nullable LocalDate day) {
            return tells != null && mayBeTold(tells, day) ? node : null;
        }

        private boolean mayBeTold(What tells, @Nullable LocalDate day) {
            return switch (tells) {
                case PLAIN -> true;
                case NAME -> sight.has(Scope.NAMES);
                case NOTE -> ofGoals ? goals(day) : notes(day);
                case WORDS_FOR_SOMEBODY -> sight.has(Scope.NAMES) && notes(day);
                case GOAL -> sight.has(Scope.GOALS_AND_PLAN);
            };
        }

        private boolean goals(@Nullable LocalDate day) {
            return day == null ? sight.has(Scope.GOALS_AND_PLAN) : sight.covers(Scope.GOALS_AND_PLAN, day);
        }

        /** A text that cannot say when it was written may be from before anything was open. */
        private boolean notes(@Nullable LocalDate day) {
            return day == null ? sight.hasAllOf(Scope.NOTES) : sight.covers(Scope.NOTES, day);
        }

        /** A day by itself, such as that of the meeting, tells what happened on it. */
        private boolean isBeforeTheFirstDay(AnswerShape.Component component, JsonNode value) {
            return component.type() == LocalDate.class
                    && component.mayBeAbsent()
                    && value.isString()
                    && !sight.covers(scope, LocalDate.parse(value.asString()));
        }

        private @Nullable JsonNode object(JsonNode node, JavaType type, @Nullable LocalDate outer) {
            AnswerShape shape = shape(type.getRawClass());
            boolean within = ofGoals;
            ofGoals |= shape.isOfGoals(node);
            try {
                return object(node, type, shape, outer);
            } finally {
                ofGoals = within;
            }
        }

        private @Nullable JsonNode object(JsonNode node, JavaType type, AnswerShape shape, @Nullable LocalDate outer) {
            LocalDate day = outer;
            if (shape.day() != null && node.hasNonNull(shape.day())) {
                day = LocalDate.parse(node.get(shape.day()).asString());
                if (!sight.covers(scope, day)) {
                    return null;
                }
            }
            if (shape.engagement() != null
                    && node.hasNonNull(shape.engagement())
                    && !node.get(shape.engagement())
                            .asString()
                            .equals(sight.engagementId().toString())) {
                return null;
            }
            ObjectNode left = json.createObjectNode();
            for (AnswerShape.Component component : shape.components()) {
                JsonNode value = node.get(component.name());
                if (value == null) {
                    continue;
                }
                JsonNode kept = isBeforeTheFirstDay(component, value)
                        ? null
                        : any(value, typeOf(component, type), component.tellsIn(node), day);
                if (kept != null) {
                    left.set(component.name(), kept);
                } else if (!component.mayBeAbsent()) {
                    if (!value.isString()) {
                        return null; // what it cannot be without happened before anything is open
                    }
                    left.put(component.name(), component.tellsIn(node) == What.NAME ? A_PERSON : NOT_OPEN);
                }
            }
            shape.components().stream()
                    .filter(component -> component.restsOn() != null
                            && node.hasNonNull(component.restsOn())
                            && !left.has(component.restsOn()))
                    .forEach(component -> left.remove(component.name()));
            return left;
        }
    }
}
