package io.rapport.command.platform.web;

/** A header of the request is not of its form. */
final class InvalidHeaderException extends RuntimeException {

    private final String header;
    private final String detail;

    InvalidHeaderException(String header, String detail) {
        super(header, null, false, false);
        this.header = header;
        this.detail = detail;
    }

    String header() {
        return header;
    }

    String detail() {
        return detail;
    }
}
