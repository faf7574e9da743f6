package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.query.parts.Issuer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("A question about a time")
class AskedTimeIT {

    @AutoClose
    private static final ServiceRig service = new ServiceRig();

    private final String token = Issuer.instance()
            .token(claims -> claims.subject("ana").claim("tenant", "acme").claim("roles", List.of("member", "coach")));

    /** Those with a first day or month, and one after the last; moments that are compared are no time between them. */
    private static List<String> places() {
        List<String> found = new ArrayList<>();
        service.get("/v3/api-docs", "").json().path("paths").forEachEntry((path, operations) -> {
            List<String> names = operations
                    .at("/get/parameters")
                    .valueStream()
                    .map(one -> one.path("name").asString())
                    .toList();
            if (names.contains("from") && names.contains("to") && !names.contains("by") && !path.contains("memberId")) {
                found.add(path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
            }
        });
        return found;
    }

    @Test
    @DisplayName("asks for one day at least, whichever it is")
    void isOfSomeTime() {
        List<String> places = places();
        assertThat(places).hasSizeGreaterThan(6).contains("/agenda", "/network", "/timeline", "/coaching/agenda");
        for (String place : places) {
            boolean ofMonths = place.equals("/network");
            String from = ofMonths ? "2026-03" : "2026-03-01";
            String next = ofMonths ? "2026-04" : "2026-03-02";

            assertThat(service.get(place + "?from=" + from + "&to=" + next, token)
                            .status())
                    .as(place)
                    .isIn(200, 404);
            for (String to : List.of(from, ofMonths ? "2026-02" : "2026-02-28")) {
                ServiceRig.Answer nothing = service.get(place + "?from=" + from + "&to=" + to, token);
                assertThat(nothing.status()).as(place).isEqualTo(400);
                JsonNode problem = nothing.json();
                assertThat(problem.path("rule").asString()).isEqualTo("InvalidField");
                assertThat(problem.path("field").asString()).isEqualTo("to");
            }
        }
    }
}
