package io.rapport.query;

import static io.rapport.parts.HostileRequests.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.parts.HostileRequests;
import io.rapport.parts.HostileRequests.Answer;
import io.rapport.parts.KeptLog;
import io.rapport.query.parts.Issuer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent is answered with what is wrong about it, and neither comes back nor gets into the log. */
class HostileRequestsIT {

    private static ServiceRig service;
    private static HostileRequests hostile;
    private static String token;

    @BeforeAll
    static void start() {
        service = new ServiceRig();
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
                request("/entries/" + UUID.randomUUID() + "?" + CANARY + "=1", "X-Any: " + CANARY + "\r\n"),
                request("/goals?status=" + CANARY, ""));
        try (KeptLog log = KeptLog.begin()) {
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
        try (KeptLog log = KeptLog.begin()) {
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
}
