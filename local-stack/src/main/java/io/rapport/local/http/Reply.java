package io.rapport.local.http;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a service answered: the status, the body (a missing node if there is none), its tag, and what reads its write.
 */
public record Reply(
        int status, JsonNode body, Optional<String> etag, Optional<String> applied, Optional<String> location) {

    /** The status of what is asked for somewhere else now. */
    static final int ELSEWHERE = 307;

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The name of the rule that was broken; empty if none was. */
    public String rule() {
        return body.path("rule").asString("");
    }

    public String detail() {
        return body.path("detail").asString("");
    }

    /** A text field of the body, which has to be there. */
    public String text(String field) {
        return body.required(field).asString();
    }
}
