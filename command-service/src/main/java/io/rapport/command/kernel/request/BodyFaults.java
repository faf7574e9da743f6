package io.rapport.command.kernel.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.command.kernel.time.StatedTime;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is wrong about a body, where reading it or checking it failed: a member who fills in a form is told once,
 * and not a field at a time. It is asked only then, and goes by the record that the body should have been.
 */
public final class BodyFaults {

    private final JsonMapper json;
    private final Validator validator;

    /** Of bodies that this mapper reads and this validator checks. */
    public BodyFaults(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** The faults of a body that could not be read as this record, one a field, in the record's order. */
    public List<FieldFault> ofUnreadable(Class<?> type, JsonNode body) {
        Found found = new Found(new FieldNames(type));
        object(type, body, "", found);
        return found.faults();
    }

    /** The faults of a body that was read, and broke these constraints. */
    public List<FieldFault> ofViolations(Class<?> type, Collection<? extends ConstraintViolation<?>> violations) {
        List<String> order = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        Found found = new Found(new FieldNames(type));
        violations.stream()
                .sorted(Comparator.<ConstraintViolation<?>>comparingInt(violation -> order.indexOf(
                                violation.getPropertyPath().iterator().next().getName()))
                        // Of a text that is blank it is enough to say so.
                        .thenComparing(violation ->
                                !(violation.getConstraintDescriptor().getAnnotation() instanceof NotBlank)))
                .forEach(violation -> found.add(fault(violation, "")));
        return found.faults();
    }

    private void object(Class<?> type, JsonNode node, String prefix, Found found) {
        Map<String, RecordComponent> fields = new LinkedHashMap<>();
        for (RecordComponent field : type.getRecordComponents()) {
            fields.put(field.getName(), field);
        }
        fields.forEach((name, field) -> {
            @Nullable JsonNode value = node.get(name);
            if (value == null || value.isNull()) {
                if (!field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    found.add(FieldFault.missing(prefix + name));
                }
            } else if (value(field.getAnnotatedType(), field.getAccessor(), value, prefix + name, found)) {
                constraints(type, field, value, prefix, found);
            }
        });
        @Nullable JsonTypeInfo variant = variant(type);
        for (String name : node.propertyNames()) {
            if (!fields.containsKey(name) && !(variant != null && name.equals(variant.property()))) {
                found.add(FieldFault.unknown(found.place(prefix, name), fields.keySet()));
            }
        }
    }

    /** Whether the value is of this type; if it is not, why has been added. */
    private boolean value(AnnotatedType stated, AnnotatedElement field, JsonNode value, String path, Found found) {
        Class<?> type = rawType(stated);
        int before = found.size();
        if (isObject(type) && value.isObject()) {
            object(type, value, path + ".", found);
        } else if (type.isSealed() && value.isObject()) {
            variants(type, value, path, found);
        } else if (Collection.class.isAssignableFrom(type) && value.isArray()) {
            AnnotatedType item = ((AnnotatedParameterizedType) stated).getAnnotatedActualTypeArguments()[0];
            for (int i = 0; i < value.size(); i++) {
                value(item, field, value.get(i), path + "[" + i + "]", found);
            }
        } else if (!isLeaf(type) || !reads(type, value)) {
            found.add(FieldFault.invalid(path, PlainWords.of(type, field)));
        }
        return found.size() == before;
    }

    private void variants(Class<?> type, JsonNode value, String path, Found found) {
        String property = type.getAnnotation(JsonTypeInfo.class).property();
        JsonSubTypes.Type[] types = type.getAnnotation(JsonSubTypes.class).value();
        @Nullable JsonNode name = value.get(property);
        if (name == null || name.isNull()) {
            found.add(FieldFault.missing(path + "." + property));
            return;
        }
        Arrays.stream(types)
                .filter(one -> name.isString() && one.name().equals(name.stringValue()))
                .findFirst()
                .ifPresentOrElse(
                        one -> object(one.value(), value, path + ".", found),
                        () -> found.add(FieldFault.invalid(
                                path + "." + property,
                                "has to be one of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(types)
                                                        .map(JsonSubTypes.Type::name)
                                                        .toList()))));
    }

    /** A time is a record too, and is written as a text. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord() && type != StatedTime.class;
    }

    private static boolean isLeaf(Class<?> type) {
        return !isObject(type) && !type.isSealed() && !Collection.class.isAssignableFrom(type);
    }

    private boolean reads(Class<?> type, JsonNode value) {
        try {
            return json.treeToValue(value, type) != null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A field may be wrong in a body of which another one cannot be read at all. */
    private void constraints(Class<?> type, RecordComponent field, JsonNode value, String prefix, Found found) {
        @Nullable Object read = json.treeToValue(value, json.getTypeFactory().constructType(field.getGenericType()));
        if ("".equals(read) && field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return;
        }
        validator.validateValue(type, field.getName(), read).forEach(violation -> found.add(fault(violation, prefix)));
    }

    private static FieldFault fault(ConstraintViolation<?> violation, String prefix) {
        String path = prefix + path(violation.getPropertyPath());
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            // Blank text is as good as none.
            case NotBlank _, NotNull _ when !path.endsWith("]") -> FieldFault.missing(path);
            case AtLeastOneOf _ -> FieldFault.missing(path, violation.getMessage());
            default -> FieldFault.invalid(path, PlainWords.of(violation, accessor(violation)));
        };
    }

    private static AnnotatedElement accessor(ConstraintViolation<?> violation) {
        @Nullable Object bean = violation.getLeafBean();
        Class<?> type = bean == null ? violation.getRootBeanClass() : bean.getClass();
        @Nullable String last = null;
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName();
        }
        String name = String.valueOf(last);
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .<AnnotatedElement>map(RecordComponent::getAccessor)
                .findFirst()
                .orElse(type);
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                text.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.toString();
    }

    private static Class<?> rawType(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type.getType();
    }

    private static @Nullable JsonTypeInfo variant(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .map(parent -> parent.getAnnotation(JsonTypeInfo.class))
                .filter(info -> info != null)
                .findFirst()
                .orElse(null);
    }

    /** One fault a field: the first one found. */
    private static final class Found {

        private final FieldNames names;
        private final Map<@Nullable String, FieldFault> byField = new LinkedHashMap<>();

        Found(FieldNames names) {
            this.names = names;
        }

        /** Where a field is that should not be there: by its name if it is one of ours, and by what it is in if not. */
        @Nullable
        String place(String prefix, String name) {
            String ours = names.ours(name);
            if (ours != null) {
                return prefix + ours;
            }
            return prefix.isEmpty() ? null : prefix.substring(0, prefix.length() - 1);
        }

        void add(FieldFault fault) {
            byField.putIfAbsent(fault.field(), fault);
        }

        int size() {
            return byField.size();
        }

        List<FieldFault> faults() {
            return List.copyOf(byField.values());
        }
    }
}
