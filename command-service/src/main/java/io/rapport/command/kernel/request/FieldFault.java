package io.rapport.command.kernel.request;

/**
 * What is wrong about one field of a body.
 *
 * @param rule {@code MissingField}, {@code UnknownField} or {@code InvalidField}
 * @param field dotted for nested ones, with the index in brackets for items of lists
 * @param detail what would be right; nothing that was sent
 */
public record FieldFault(String rule, String field, String detail) {

    static FieldFault missing(String field) {
        return missing(field, "is required");
    }

    static FieldFault missing(String field, String words) {
        return new FieldFault("MissingField", field, "The field " + field + " " + words + ".");
    }

    static FieldFault unknown(String field, Iterable<String> known) {
        return new FieldFault(
                "UnknownField", field, "There is no such field. The fields are: " + String.join(", ", known) + ".");
    }

    static FieldFault invalid(String field, String words) {
        return new FieldFault("InvalidField", field, "The field " + field + " " + words + ".");
    }
}
