package io.rapport.local.http;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a service says keeps it from its work.
 *
 * @param code names the kind, as docs/operations.md does
 * @param detail what is wrong, in the service's words; empty if the code says all
 */
public record Alarm(String part, String code, String detail) {

    /** Of a list of troubles, each a code with a detail, or a code alone. */
    static List<Alarm> all(String part, JsonNode troubles) {
        return StreamSupport.stream(troubles.spliterator(), false)
                .map(trouble -> of(part, "", trouble))
                .toList();
    }

    static Alarm of(String part, String where, JsonNode trouble) {
        String code = trouble.isObject() ? trouble.path("code").asString("") : trouble.asString("");
        String detail = trouble.path("detail").asString("");
        return new Alarm(part, code, where.isEmpty() || detail.isEmpty() ? where + detail : where + ": " + detail);
    }

    @Override
    public String toString() {
        return part + ": " + code + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
