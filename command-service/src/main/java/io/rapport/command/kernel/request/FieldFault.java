package io.rapport.command.kernel.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong about one field of a body.
 *
 * @param rule {@code MissingField}, {@code UnknownField} or {@code InvalidField}
 * @param field dotted for nested ones, with the index in brackets for items of lists; of one that there is nowhere in
 *     the body what it was found in, and absent if that is the body itself: its name may be whatever was sent
 * @param detail what would be right; nothing that was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldFault(String rule, @Nullable String field, String detail) {

    static FieldFault missing(String field) {
        return missing(field, "is required");
    }

    static FieldFault missing(String field, String words) {
        return new FieldFault("MissingField", field, "The field " + field + " " + words + ".");
    }

    static FieldFault unknown(@Nullable String field, Iterable<String> known) {
        return new FieldFault(
                "UnknownField", field, "There is no such field. The fields are: " + String.join(", ", known) + ".");
    }

    static FieldFault invalid(String field, String words) {
        return new FieldFault("InvalidField", field, "The field " + field + " " + words + ".");
    }
}
