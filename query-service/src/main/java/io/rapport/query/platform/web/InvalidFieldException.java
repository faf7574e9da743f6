package io.rapport.query.platform.web;

/** A parameter or header is not of its form; answered with 400 {@code InvalidField} or {@code InvalidHeader}. */
public final class InvalidFieldException extends RuntimeException {

    private final String code;
    private final String field;
    private final String detail;

    /**
     * Names the field.
     *
     * @param detail what would be right; never what was sent
     */
    public InvalidFieldException(String field, String detail) {
        this("InvalidField", field, detail);
    }

    private InvalidFieldException(String code, String field, String detail) {
        super(field, null, false, false);
        this.code = code;
        this.field = field;
        this.detail = detail;
    }

    /** Names a header. */
    static InvalidFieldException ofHeader(String header, String detail) {
        return new InvalidFieldException("InvalidHeader", header, detail);
    }

    String code() {
        return code;
    }

    String field() {
        return field;
    }

    String detail() {
        return detail;
    }
}
