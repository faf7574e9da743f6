package io.rapport.bench.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.bench.harness.Figure;
import io.rapport.bench.harness.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets another JVM put this one's subjects to work; it is ready as soon as it serves. */
public final class MeasurementServer {

    static final String HEALTH = "/actuator/health/readiness";

    private MeasurementServer() {}

    /** Serves measurements by name on the port that the environment names. */
    public static void serve(Map<String, Measurement> measurements) throws IOException {
        int port = Integer.parseInt(System.getenv("SERVER_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        measurements.forEach(
                (name, measurement) -> server.createContext("/" + name, exchange -> answer(exchange, measurement)));
        server.createContext(HEALTH, exchange -> write(exchange, 200, ""));
        server.start();
    }

    private static void answer(HttpExchange exchange, Measurement measurement) throws IOException {
        Duration duration =
                Duration.ofMillis(Long.parseLong(exchange.getRequestURI().getQuery()));
        try {
            Map<Figure, Double> sample = measurement.measure(duration);
            write(
                    exchange,
                    200,
                    sample.entrySet().stream()
                            .map(figure -> figure.getKey().name() + "\t"
                                    + figure.getKey().unit() + "\t" + figure.getValue())
                            .collect(Collectors.joining("\n")));
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            write(exchange, 500, trace.toString());
        }
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
