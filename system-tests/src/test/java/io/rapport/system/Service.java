package io.rapport.system;

/** A service whose OpenAPI document the matrix is made of. */
enum Service {
    COMMANDS("command-service"),
    QUERIES("query-service"),
    FIGURES("analytics-service");

    private final String part;

    Service(String part) {
        this.part = part;
    }

    /** As the stack calls it. */
    String part() {
        return part;
    }
}
