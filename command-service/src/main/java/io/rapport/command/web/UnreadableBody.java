package io.rapport.command.web;

import io.rapport.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells from Jackson's exception which field of a body is wrong and what would be right, without quoting the body. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail problem(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                problem("UnknownField", path(unknown), unknownDetail(unknown));
            case InvalidNullException missing -> missing(path(missing));
            case ValueInstantiationException refused ->
                problem("InvalidField", path(refused), "The field is not valid: " + reason(refused) + ".");
            case MismatchedInputException mismatch when isMissing(mismatch) -> missing(path(mismatch));
            case MismatchedInputException mismatch ->
                problem(
                        "InvalidField",
                        path(mismatch),
                        "The field has to be " + expected(mismatch.getTargetType()) + ".");
            case StreamReadException syntax ->
                problem(
                        "MalformedBody",
                        null,
                        "The body is not JSON: look at line "
                                + syntax.getLocation().getLineNr() + ", column "
                                + syntax.getLocation().getColumnNr() + ".");
            case null, default -> problem("MalformedBody", null, "The body has to be a JSON object.");
        };
    }

    private static ProblemDetail problem(String rule, @Nullable String field, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, rule, field, detail);
    }

    private static ProblemDetail missing(@Nullable String field) {
        return problem("MissingField", field, "The field " + (field == null ? "" : field + " ") + "is required.");
    }

    private static boolean isMissing(MismatchedInputException e) {
        return e.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String unknownDetail(UnrecognizedPropertyException e) {
        List<String> known = e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        return "There is no such field. The fields are: " + String.join(", ", known) + ".";
    }

    /** Only the messages of our own constructors are told; they say what would be right and quote nothing. */
    private static String reason(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null
                ? ours.getMessage()
                : "see the API description";
    }

    private static @Nullable String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : "." + reference.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of the type that the API description names";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "UUID" -> "a UUID";
            case "LocalDate" -> "a date such as 2026-11-23";
            case "OffsetDateTime", "Instant" -> "a time such as 2026-11-23T10:15:00+01:00";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Set", "List", "Collection" -> "a list";
            case "ZoneId" -> "a time zone such as Europe/Berlin";
            default -> type.isRecord() || type.isSealed() ? "an object" : "of the type that the API description names";
        };
    }
}
