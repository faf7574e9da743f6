package io.rapport.command.relationship;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a description can do without; on the wire it is called as the field is. */
enum Clearable {
    @JsonProperty("headline")
    HEADLINE,
    @JsonProperty("organisation")
    ORGANISATION,
    @JsonProperty("industry")
    INDUSTRY,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("profileUrl")
    PROFILE_URL,
    @JsonProperty("phone")
    PHONE
}
