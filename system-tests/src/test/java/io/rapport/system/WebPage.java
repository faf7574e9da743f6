package io.rapport.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Serves the page of another origin, which knows nothing but where the services and the issuer are. */
final class WebPage implements AutoCloseable {

    private static final Map<String, String> FILES = Map.of(
            "/", "page.html",
            "/callback", "page.html",
            "/page.js", "page.js",
            "/page.css", "page.css");

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final HttpServer server;

    private WebPage(HttpServer server) {
        this.server = server;
    }

    /** Serves it at this port. */
    static WebPage at(int port, Map<String, String> addresses) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", WebPage::file);
        byte[] rapport = JsonMapper.shared().writeValueAsBytes(addresses);
        server.createContext("/rapport.json", exchange -> answer(exchange, 200, "application/json", rapport));
        server.start();
        return new WebPage(server);
    }

    private static void file(HttpExchange exchange) throws IOException {
        String name = FILES.get(exchange.getRequestURI().getPath());
        if (name == null) {
            answer(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        answer(exchange, 200, TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "text/plain"), content(name));
    }

    private static byte[] content(String name) {
        try (InputStream in = WebPage.class.getResourceAsStream("/browser/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
