package io.rapport.command.kernel.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.command.kernel.time.StatedTime;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The records of all commands' bodies, found as Spring finds their controllers, and valid bodies of each. */
final class Requests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A component at its place in a body of which everything else is right. */
    record Place(Class<?> body, String path, AnnotatedType type, Class<?> owner, String name, JsonNodeSetter setter) {

        Class<?> rawType() {
            return raw(type);
        }

        boolean isOptional() {
            return type.isAnnotationPresent(Nullable.class);
        }

        boolean hasPattern() {
            return Arrays.stream(owner.getRecordComponents())
                    .filter(component -> component.getName().equals(name))
                    .anyMatch(component -> component.getAccessor().isAnnotationPresent(Pattern.class));
        }

        /** The body with this value at the place. */
        ObjectNode with(JsonNode value) {
            return setter.bodyWith(value);
        }

        @Override
        public String toString() {
            return body.getSimpleName() + "." + path;
        }
    }

    /** Makes the whole body from the value at one place. */
    interface JsonNodeSetter {
        ObjectNode bodyWith(JsonNode value);
    }

    private Requests() {}

    static List<Class<?>> bodies() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("io.rapport.command").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .<Class<?>>map(java.lang.reflect.Parameter::getType)
                .distinct()
                .toList();
    }

    static Stream<Place> places() {
        return bodies().stream().flatMap(body -> {
            List<Place> places = new ArrayList<>();
            collect(body, body, "", value -> value, places::add);
            return places.stream();
        });
    }

    private interface Around {
        ObjectNode around(ObjectNode inner);
    }

    private static void collect(Class<?> body, Class<?> type, String prefix, Around around, Consumer<Place> places) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            JsonNodeSetter setter = value -> {
                ObjectNode inner = valid(type);
                inner.set(name, value);
                return around.around(inner);
            };
            places.accept(new Place(body, prefix + name, component.getAnnotatedType(), type, name, setter));
            Class<?> raw = raw(component.getAnnotatedType());
            for (Class<?> nested : raw.isSealed() ? raw.getPermittedSubclasses() : new Class<?>[] {raw}) {
                if (nested.isRecord() && nested != StatedTime.class) {
                    collect(body, nested, prefix + name + ".", setter::bodyWith, places);
                }
            }
            if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
                places.accept(new Place(
                        body,
                        prefix + name + "[0]",
                        list.getAnnotatedActualTypeArguments()[0],
                        type,
                        name,
                        value -> setter.bodyWith(NODES.arrayNode().add(value))));
            }
        }
    }

    /** What the record needs, and nothing else. */
    static ObjectNode valid(Class<?> type) {
        ObjectNode node = NODES.objectNode();
        for (Class<?> parent : type.getInterfaces()) {
            @Nullable JsonTypeInfo info = parent.getAnnotation(JsonTypeInfo.class);
            if (info != null) {
                Arrays.stream(parent.getAnnotation(JsonSubTypes.class).value())
                        .filter(one -> one.value() == type)
                        .forEach(one -> node.put(info.property(), one.name()));
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                JsonNode value = validValue(component.getAnnotatedType(), component.getName());
                node.set(component.getName(), mayBeEmpty(component) ? value : listOfOne(component));
            }
        }
        return node;
    }

    private static boolean mayBeEmpty(RecordComponent component) {
        Size size = component.getAccessor().getAnnotation(Size.class);
        return size == null || size.min() == 0;
    }

    private static JsonNode listOfOne(RecordComponent component) {
        AnnotatedParameterizedType list = (AnnotatedParameterizedType) component.getAnnotatedType();
        return NODES.arrayNode().add(validValue(list.getAnnotatedActualTypeArguments()[0], component.getName()));
    }

    private static JsonNode validValue(AnnotatedType annotated, String name) {
        Class<?> type = raw(annotated);
        if (type == String.class) {
            return NODES.stringNode(name.equals("zone") ? "Europe/Berlin" : "So");
        }
        if (type == int.class || type == Integer.class) {
            return NODES.numberNode(2);
        }
        if (type == boolean.class || type == Boolean.class) {
            return NODES.booleanNode(true);
        }
        if (type == UUID.class) {
            return NODES.stringNode("01a20954-2e00-7023-9b5f-a3da95531558");
        }
        if (type == LocalDate.class) {
            return NODES.stringNode("2026-03-09");
        }
        if (type == StatedTime.class) {
            return NODES.stringNode("2026-03-09T10:00:00+01:00");
        }
        if (type.isEnum()) {
            return NODES.stringNode(type.getEnumConstants()[0].toString());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return NODES.arrayNode();
        }
        if (type.isSealed()) {
            return valid(type.getPermittedSubclasses()[0]);
        }
        if (type.isRecord()) {
            return valid(type);
        }
        throw new IllegalStateException(String.format(Locale.ROOT, "No body may have a %s yet: %s", type, name));
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type.getType();
    }
}
