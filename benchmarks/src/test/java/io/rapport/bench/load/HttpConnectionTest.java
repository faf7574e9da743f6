package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection")
class HttpConnectionTest {

    private HttpServer server;
    private HttpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> answer(exchange, 201, false));
        server.createContext("/chunks", exchange -> answer(exchange, 200, true));
        server.createContext("/last", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 200, false);
        });
        server.createContext("/nothing", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        connection = new HttpConnection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static void answer(HttpExchange exchange, int status, boolean chunked) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String told = exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("X-More") + " " + new String(sent, StandardCharsets.UTF_8);
        byte[] body = told.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/somewhere");
        exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        server.stop(0);
    }

    @Test
    @DisplayName("carries one request after the other, whatever form the answers have")
    void keptAlive() throws IOException {
        HttpConnection.Answer echo = connection.send("POST /echo", "secret", "X-More: yes\r\n", "\"café\"");
        assertThat(echo.status()).isEqualTo(201);
        assertThat(echo.body()).isEqualTo("Bearer secret yes \"café\"");
        assertThat(echo.headers()).containsEntry("location", "/somewhere");
        assertThat(connection.post("/nothing", "secret", "{}").body()).isEmpty();
        assertThat(connection.post("/chunks", "secret", "\"café\"").body()).endsWith("\"café\"");
        assertThat(connection.get("/echo", "secret").body()).startsWith("Bearer secret");
    }

    @Test
    @DisplayName("is made anew when the service has ended it")
    void ended() throws IOException {
        assertThat(connection.get("/last", "secret").status()).isEqualTo(200);
        assertThat(connection.get("/last", "secret").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("does not take a wrong answer for a right one")
    void unexpected() throws IOException {
        HttpConnection.Answer missing = connection.get("/missing", "secret");
        assertThatThrownBy(() -> missing.expect(200))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    @DisplayName("leads nowhere but to this machine")
    void loopbackOnly() {
        assertThatThrownBy(() -> new HttpConnection(URI.create("http://192.0.2.1:80")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
