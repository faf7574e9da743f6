package io.rapport.query;

import static io.rapport.parts.HostileRequests.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.parts.BrowserHeaders;
import io.rapport.parts.HostileRequests;
import io.rapport.parts.HostileRequests.Answer;
import io.rapport.parts.KeptLog;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Mongo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent is answered with what is wrong about it, and neither comes back nor gets into the log. */
class HostileRequestsIT {

    private static ServiceRig service;
    private static HostileRequests hostile;
    private static String token;

    @BeforeAll
    static void start() {
        service = new ServiceRig(
                Mongo.uri(),
                "--rapport.limits.member-rate=0",
                "--rapport.limits.tenant-rate=0",
                "--rapport.web-origins=https://app.example.org,http://localhost:3000");
        hostile = new HostileRequests(service.port(), 13);
        token = Issuer.instance().member("bright", "ana");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String request(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n" + headers + "\r\n";
    }

    @Test
    void brokenRequests() {
        List<String> requests = List.of(
                request("/timeline?limit=5&cursor=" + CANARY, "If-None-Match: \"" + CANARY + "\"\r\n"),
                request("/relationships?tag=" + CANARY, "Rapport-Applied: " + CANARY + "@x\r\n"),
                request("/relationships/" + CANARY, "Accept: application/json\r\n"),
                request("/entries/" + UUID.randomUUID() + "?any=" + CANARY, "X-Any: " + CANARY + "\r\n"),
                request("/goals?status=" + CANARY, ""));
        try (KeptLog log = KeptLog.ofRequests()) {
            List<Answer> answers = hostile.send(600, requests);
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status())
                        .as(answer.toString())
                        .isNotEqualTo(500)
                        .isNotEqualTo(503);
                assertThat(answer.text()).as(answer.toString()).doesNotContain(CANARY);
                assertThat(answer.status() < 400 || answer.isProblemOrEmpty())
                        .as(answer.toString())
                        .isTrue();
            });
            assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSizeGreaterThan(50);
            assertThat(log.text()).doesNotContain(CANARY).doesNotContain("ERROR");
            assertThat(log.text().length()).as(log.text()).isLessThan(20_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rapport-Applied", "If-None-Match", "Accept", "X-Other"})
    void aHeaderWithOtherBytesThanAsciiIsRefusedOrPassedOver(String header) {
        try (KeptLog log = KeptLog.ofRequests()) {
            for (String value : List.of("\u00e9", "\u0080", "\u00ff", "a\u0000b")) {
                Answer answer = hostile.send(
                        request("/timeline", header + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                assertThat(answer.status()).as(answer.text()).isIn(200, 400, 406);
                assertThat(answer.isProblemOrEmpty() || answer.status() == 200)
                        .as(answer.text())
                        .isTrue();
            }
            assertThat(log.text()).doesNotContain("ERROR").doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/relationships?tag=[friend], [ as %5B",
        "/relationships//x, between two slashes",
        "/relationships/../goals, between two slashes",
        "/relationships;a=b, no semicolon",
        "LONG, 8 KB together"
    })
    void anAddressThatCannotBeReadIsAnsweredWithHowOneIsWritten(String address, String advice) {
        Answer answer = hostile.send(request(address.replace("LONG", "/goals?status=" + "a".repeat(20_000)), "")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblemOrEmpty()).isTrue();
        assertThat(answer.text()).contains("\"rule\":\"BadRequest\"", advice);
    }

    private static String headersOf(Answer answer) {
        return answer.text().split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static Answer ask(String method, String path, String headers) {
        return hostile.send(
                (method + " " + path + " HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, /timeline",
        "200, HEAD, /timeline",
        "200, GET, /v3/api-docs",
        "200, GET, /actuator/health/liveness",
        "200, GET, /swagger-ui/index.html",
        "200, GET, /swagger-ui/swagger-ui-bundle.js",
        "302, GET, /swagger-ui.html",
        "400, GET, /timeline?limit=0",
        "400, GET, /%FF",
        "400, GET, /relationships/a%2Fb",
        "403, GET, /actuator/rapport",
        "404, GET, /nowhere",
        "404, GET, /calendar/none.ics",
        "405, POST, /timeline"
    })
    void everyAnswerTellsBrowsersWhatToRefrainFrom(int status, String method, String path) {
        Answer answer = ask(method, path, "Authorization: Bearer " + token + "\r\n");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(BrowserHeaders.missing(headersOf(answer))).as(answer.text()).isEmpty();
        assertThat(headersOf(answer))
                .contains("script-src 'self'".repeat(path.startsWith("/swagger-ui/") ? 1 : 0))
                .doesNotContain("unsafe-eval", "strict-transport-security", "access-control-allow-origin");
    }

    @Test
    void whoIsRefusedIsToldTheSame() {
        Answer nobody = ask("GET", "/timeline", "");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(BrowserHeaders.missing(headersOf(nobody))).isEmpty();
        Answer behind = ask(
                "GET",
                "/timeline",
                "Authorization: Bearer " + token + "\r\nRapport-Applied: " + UUID.randomUUID() + "@3\r\n");
        assertThat(behind.status()).isEqualTo(503);
        assertThat(BrowserHeaders.missing(headersOf(behind))).isEmpty();
    }

    @Test
    void whoCameOverHttpsIsToldToComeSoAgain() {
        assertThat(headersOf(ask("GET", "/timeline", "X-Forwarded-Proto: https\r\n")))
                .contains("strict-transport-security: max-age=31536000");
    }

    @Test
    void aPageOfANamedOriginMayAskAndReadWhatItNeeds() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            Answer beforehand = ask(
                    "OPTIONS",
                    "/timeline",
                    "Origin: https://app.example.org\r\nAccess-Control-Request-Method: " + method
                            + "\r\nAccess-Control-Request-Headers: authorization, content-type, if-match, if-none-match,"
                            + " idempotency-key, rapport-applied, x-correlation-id\r\n");
            assertThat(beforehand.status()).as(beforehand.text()).isEqualTo(200);
            assertThat(headersOf(beforehand))
                    .contains("access-control-allow-origin: https://app.example.org")
                    .contains("access-control-allow-headers: authorization, content-type, if-match, if-none-match,"
                            + " idempotency-key, rapport-applied, x-correlation-id")
                    .containsPattern("access-control-allow-methods: .*" + method.toLowerCase(Locale.ROOT))
                    .doesNotContain("access-control-allow-credentials");
        }
        Answer asked =
                ask("GET", "/timeline", "Origin: http://localhost:3000\r\nAuthorization: Bearer " + token + "\r\n");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(headersOf(asked)).contains("access-control-allow-origin: http://localhost:3000");
        assertThat(exposed(asked))
                .as("every header that an answer is described with can be read")
                .containsAll(described())
                .contains("rapport-as-of", "location", "content-disposition");
        Answer refused = ask("GET", "/timeline", "Origin: http://localhost:3000\r\n");
        assertThat(refused.status()).as("a page learns why").isEqualTo(401);
        assertThat(headersOf(refused)).contains("access-control-allow-origin: http://localhost:3000");
    }

    private static Set<String> exposed(Answer answer) {
        String line = headersOf(answer)
                .lines()
                .filter(header -> header.startsWith("access-control-expose-headers: "))
                .findFirst()
                .orElseThrow();
        return Set.of(line.substring(line.indexOf(':') + 2).split(", "));
    }

    /** Of all answers of all operations. */
    private static Set<String> described() {
        Set<String> names = new TreeSet<>();
        for (JsonNode path : service.get("/v3/api-docs", token).json().path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode answer : operation.path("responses")) {
                    answer.path("headers").propertyNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
                }
            }
        }
        assertThat(names).isNotEmpty();
        // Which browsers give to every page.
        names.removeAll(Set.of("cache-control", "content-type", "content-length"));
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "https://app.example.org.evil.example",
                "http://app.example.org",
                "https://app.example.org:8443",
                "null"
            })
    void aPageOfAnotherOriginMayNot(String origin) {
        for (String method : List.of("OPTIONS", "GET")) {
            Answer answer = ask(
                    method,
                    "/timeline",
                    "Origin: " + origin + "\r\nAccess-Control-Request-Method: GET\r\nAuthorization: Bearer " + token
                            + "\r\n");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.isProblemOrEmpty()).isTrue();
            assertThat(answer.text()).contains("OriginNotAllowed").doesNotContain("evil");
            assertThat(headersOf(answer)).doesNotContain("access-control-allow-origin");
        }
    }
}
