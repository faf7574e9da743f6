package io.rapport.command.domain.careerplan;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an aim can do without; on the wire it is called as the field is. */
enum Clearable {
    INDUSTRY("industry"),
    TAGS("tags"),
    HORIZON("horizon");

    private final String field;

    Clearable(String field) {
        this.field = field;
    }

    @JsonValue
    @Override
    public String toString() {
        return field;
    }
}
