package io.rapport.command.service;

import static io.rapport.parts.HostileRequests.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.command.service.Client.Reply;
import io.rapport.parts.BrowserHeaders;
import io.rapport.parts.HostileRequests;
import io.rapport.parts.HostileRequests.Answer;
import io.rapport.parts.KeptLog;
import io.rapport.parts.TokenIssuer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever is sent")
@ExtendWith(SharedInstances.Resolver.class)
class HostileRequestsIT {

    private static RunningService service;
    private static HostileRequests hostile;
    private static String token;

    @BeforeAll
    static void start(SharedInstances shared) {
        service = shared.here();
        hostile = new HostileRequests(service.port(), 13);
        token = TokenIssuer.instance().token("hostile", "ana", "member");
    }

    private static String request(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n"
                + headers
                + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String headers(String value) {
        return "Idempotency-Key: " + value + "\r\nIf-Match: \"" + value + "\"\r\nX-Correlation-Id: " + value + "\r\n";
    }

    @Test
    @DisplayName("is answered with what is wrong about it, and neither comes back nor gets into the log")
    void brokenRequests() {
        String id = UUID.randomUUID().toString();
        List<String> requests = List.of(
                request("POST /relationships", headers(CANARY), "{\"name\": \"" + CANARY + "\"}"),
                request(
                        "POST /relationships/" + id + "/conversations",
                        headers(CANARY),
                        "{\"text\": \"" + CANARY + "\"}"),
                request("PUT /relationships/" + id + "/cadence?q=" + CANARY, headers(id), "{\"rhythm\": null}"),
                request("DELETE /relationships/" + CANARY + "/tags/" + CANARY, headers("1"), ""));
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
            assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSizeGreaterThan(100);
            assertThat(log.text()).doesNotContain(CANARY).doesNotContain("ERROR");
            assertThat(log.text().length()).as(log.text()).isLessThan(20_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "If-Match", "X-Correlation-Id", "Accept", "X-Other"})
    @DisplayName("a header with other bytes than ASCII is refused, or passed over if nobody reads it")
    void otherBytes(String header) {
        try (KeptLog log = KeptLog.ofRequests()) {
            for (String value : List.of("\u00e9", "\u0080", "\u00ff", "a\u0000b")) {
                byte[] bytes = request("POST /relationships", header + ": " + value + "\r\n", "{\"name\": \"Mira\"}")
                        .getBytes(StandardCharsets.ISO_8859_1);
                Answer answer = hostile.send(bytes);
                assertThat(answer.status())
                        .as(answer.text())
                        .isIn(header.equals("X-Other") ? List.of(201, 400) : List.of(400, 406));
                assertThat(answer.isProblemOrEmpty() || answer.status() == 201)
                        .as(answer.text())
                        .isTrue();
            }
            assertThat(log.text()).doesNotContain("ERROR").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("the answer tells browsers what to refrain from, and lets no page read it unless its origin is named")
    void browsers() {
        for (String request : List.of(
                request("POST /relationships", "", "{\"name\": \"Mira\"}"),
                request("POST /relationships", "", "{}"),
                request("POST /relationships", "Origin: https://app.example.org\r\n", "{\"name\": \"Mira\"}"),
                request("POST /relationships", "", "a".repeat(100_000)),
                request("POST /relationships/%FF", "", "{}"),
                request("DELETE /relationships", "", ""),
                String.join(
                        "\r\n",
                        "OPTIONS /relationships HTTP/1.1",
                        "Host: rapport",
                        "Connection: close",
                        "Origin: https://app.example.org",
                        "Access-Control-Request-Method: POST",
                        "",
                        ""),
                request("GET /swagger-ui/index.html", "", ""))) {
            Answer answer = hostile.send(request.getBytes(StandardCharsets.US_ASCII));
            String headers = answer.text().split("\r\n\r\n", 2)[0];
            assertThat(BrowserHeaders.missing(headers)).as(answer.toString()).isEmpty();
            assertThat(headers).doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @Test
    @DisplayName("what the server does not do is said so, and is not our fault")
    void ofTheProtocol() {
        Answer method = hostile.send(request("BREW /relationships", "", "").getBytes(StandardCharsets.US_ASCII));
        assertThat(method.status()).isIn(400, 405, 501);
        Answer version = hostile.send(request("GET /relationships", "", "")
                .replace("HTTP/1.1", "HTTP/3.9")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(version.status()).isEqualTo(505);
        Answer encoding = hostile.send(request("POST /relationships", "Transfer-Encoding: brotli\r\n", "{}")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(encoding.status()).isEqualTo(501);
    }

    @Test
    @DisplayName("no more bodies of a member are waited for at once than there is room for, and others have theirs")
    void manyLargeBodies() throws Exception {
        byte[] head = ("POST /relationships HTTP/1.1\r\nHost: rapport\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: 65536\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII);
        List<Socket> open = new ArrayList<>();
        try {
            for (int n = 0; n < 32; n++) {
                Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), service.port());
                open.add(socket);
                socket.getOutputStream().write(head);
            }
            await().untilAsserted(() -> {
                Answer refused = hostile.send(request("POST /relationships", "", "{\"name\": \"Mira\"}")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text()).contains("TooMuchAtOnce").contains("Retry-After: 1");
                assertThat(BrowserHeaders.missing(refused.text())).isEmpty();
            });
            assertThat(service.member("hostile", "ben")
                            .post("/relationships", "{'name': 'Mira'}")
                            .status())
                    .isEqualTo(201);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        await().until(() -> hostile.send(request("POST /relationships", "", "{\"name\": \"Mira\"}")
                                .getBytes(StandardCharsets.US_ASCII))
                        .status()
                == 201);
    }

    @Test
    @DisplayName(
            "parts of forms, bodies that nobody takes, numbers without end and headers that come twice are told as what they are")
    void told() {
        Client ana = service.member("hostile", "ana");
        for (String type : List.of(
                "multipart/form-data",
                "application/merge-patch+json",
                "application/*",
                "application/json;charset=utf-16",
                "json")) {
            Reply refused = ana.post("/relationships", "{'name': 'Mira'}", "Content-Type", type);
            assertThat(refused.status()).as(type).isEqualTo(415);
            assertThat(refused.text("field")).as(type).isEqualTo("Content-Type");
        }
        Reply packed = ana.post("/relationships", "{'name': 'Mira'}", "Content-Encoding", "gzip");
        assertThat(packed.status()).isEqualTo(415);
        assertThat(packed.text("field")).isEqualTo("Content-Encoding");
        assertThat(ana.post("/relationships", "\uFEFF{'name': 'Mira'}").text("rule"))
                .isEqualTo("MalformedBody");
        assertThat(ana.post("/relationships", "{'name': 'Mia'}", "Content-Type", "Application/JSON; charset=\"utf-8\"")
                        .status())
                .isEqualTo(201);
        String mira = ana.post("/relationships", "{'name': 'Mira'}").relationshipId();
        Reply endless = ana.put("/relationships/" + mira + "/cadence", "{'every': 2147483648, 'unit': 'DAY'}");
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.text("rule")).isEqualTo("InvalidField");
        assertThat(endless.text("field")).isEqualTo("every");
        for (String body : List.of("{'unknown': 1}", "null", "{'zz':")) {
            assertThat(ana.send("DELETE", "/relationships/" + mira + "/tags/any", body)
                            .text("rule"))
                    .as(body)
                    .isEqualTo("MalformedBody");
        }
        assertThat(ana.send("DELETE", "/relationships/" + mira + "/tags/any", "{}")
                        .status())
                .isEqualTo(204);
        for (String header : List.of("Idempotency-Key", "If-Match", "X-Correlation-Id")) {
            Reply twice = ana.post("/relationships", "{'name': 'Mira'}", header, "a", header, "b");
            assertThat(twice.status()).as(header).isEqualTo(400);
            assertThat(twice.text("rule")).isEqualTo("InvalidHeader");
        }
    }

    @Test
    @DisplayName("a command on what is not there costs no stack, and its address does not come back")
    void unknownId() {
        Client ana = service.member("hostile", "ana");
        try (KeptLog log = KeptLog.ofRequests()) {
            UUID unknown = UUID.randomUUID();
            Reply reply = ana.post("/relationships/" + unknown + "/tags", "{'tag': 'founders'}");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text("instance")).startsWith("urn:uuid:");
            assertThat(log.text()).doesNotContain("\tat ").doesNotContain(unknown.toString());
        }
    }
}
