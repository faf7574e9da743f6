package io.rapport.query.platform.web;

/** A parameter or header is not of its form; answered with 400 {@code InvalidField}. */
public final class InvalidFieldException extends RuntimeException {

    private final String field;
    private final String detail;

    /**
     * Names the field.
     *
     * @param detail what would be right; never what was sent
     */
    public InvalidFieldException(String field, String detail) {
        super(field, null, false, false);
        this.field = field;
        this.detail = detail;
    }

    String field() {
        return field;
    }

    String detail() {
        return detail;
    }
}
