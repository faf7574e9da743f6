package io.rapport.command.kernel.request;

import io.rapport.command.kernel.time.StatedTime;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what would be right about a field, as the end of a sentence that begins with its name. */
final class PlainWords {

    private PlainWords() {}

    /** What the constraint that was violated asks for. */
    static String of(ConstraintViolation<?> violation, AnnotatedElement field) {
        Annotation broken = violation.getConstraintDescriptor().getAnnotation();
        return switch (broken) {
            case Size size
            when violation.getInvalidValue() instanceof Collection ->
                "has to have " + (size.min() == 0 ? "at most " : size.min() + " to ") + size.max() + " items";
            case Size size -> "has to have at most " + size.max() + " characters";
            case Min _, Max _ -> "has to be " + number(field);
            case NotBlank _, NotNull _ -> "has to say something";
            case Email _ -> "has to be an e-mail address such as mara@example.org";
            default -> violation.getMessage();
        };
    }

    /** What values of this type look like. */
    static String of(Class<?> type, AnnotatedElement field) {
        return "has to be " + form(type, field);
    }

    private static String form(Class<?> type, AnnotatedElement field) {
        if (type.isEnum()) {
            return "one of " + constants(type);
        }
        if (type == String.class) {
            return "a text, without control characters and halves of characters";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-23";
        }
        if (type == StatedTime.class) {
            return "a time with an offset that a zone has (-12:00 to +14:00), or with Z, such as 2026-11-23T10:15:00+01:00";
        }
        if (type == int.class || type == Integer.class) {
            return number(field);
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String number(AnnotatedElement field) {
        @Nullable Min least = field.getAnnotation(Min.class);
        @Nullable Max most = field.getAnnotation(Max.class);
        return "a whole number"
                + (least == null || most == null ? "" : " between " + least.value() + " and " + most.value());
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }
}
