package io.rapport.command.domain.relationship;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a description can do without; on the wire it is called as the field is. */
enum Clearable {
    HEADLINE("headline"),
    ORGANISATION("organisation"),
    INDUSTRY("industry"),
    EMAIL("email"),
    PROFILE_URL("profileUrl"),
    PHONE("phone"),
    TELL_OTHERS("tellOthers");

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
