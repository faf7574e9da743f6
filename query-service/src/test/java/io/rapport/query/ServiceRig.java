package io.rapport.query;

import io.rapport.parts.Broker;
import io.rapport.parts.PatientHttp;
import io.rapport.query.parts.ConsentRows;
import io.rapport.query.parts.Issuer;
import io.rapport.query.parts.Mongo;
import io.rapport.query.parts.Publisher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real parts, with a topic and a database of its own, as a client over HTTP sees it. */
public final class ServiceRig implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** The log that the service reads. */
    public final Publisher publisher;

    /** What members have opened to whom. */
    public final ConsentRows consent = new ConsentRows();

    private final String topic = "events-" + UUID.randomUUID();
    private final ConfigurableApplicationContext service;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What the service answered. */
    public record Answer(int status, String contentType, HttpResponse<String> response) {

        /** The body. */
        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }

    /** Starts the service. */
    public ServiceRig() {
        this(Mongo.uri());
    }

    /** Starts the service with this MongoDB. */
    public ServiceRig(String mongodb) {
        this(mongodb, "--rapport.limits.member-rate=0", "--rapport.limits.tenant-rate=0");
    }

    /** Starts the service with this MongoDB and settings of its own. */
    public ServiceRig(String mongodb, String... settings) {
        this(List.of(QueryService.class), mongodb, settings);
    }

    /** Starts the service made of more than it is made of. */
    ServiceRig(List<Class<?>> sources, String mongodb, String... settings) {
        Broker.instance().create(topic, 3);
        publisher = new Publisher(topic);
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=",
                "--rapport.kafka.bootstrap-servers=" + Broker.instance().address(),
                "--rapport.kafka.topic=" + topic,
                "--rapport.mongodb.uri=" + mongodb,
                "--rapport.mongodb.database=rapport-" + UUID.randomUUID(),
                "--rapport.issuer-uri=" + Issuer.instance().uri(),
                "--rapport.audience=rapport",
                "--rapport.consent.url=" + consent.database().url(),
                "--rapport.consent.user=" + consent.database().user(),
                "--rapport.consent.password=" + consent.database().password()));
        all.addAll(List.of(settings));
        service = application.run(all.toArray(String[]::new));
    }

    /** Sends a query, again if it is told to come back; without a token if that is empty. */
    public Answer get(String path, String token, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, token, headers);
    }

    /** Sends a query once. */
    public Answer once(String path, String token, String... headers) {
        return send(PatientHttp::once, HttpRequest.newBuilder().GET(), path, token, headers);
    }

    /** Sends a request of any method; without a token if that is empty. */
    public Answer send(HttpRequest.Builder request, String path, String token, String... headers) {
        return send(PatientHttp::send, request, path, token, headers);
    }

    private Answer send(
            PatientHttp.Sending sending, HttpRequest.Builder request, String path, String token, String... headers) {
        request.uri(URI.create("http://127.0.0.1:" + port() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = sending.send(http, request.build());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString()).toList();
    }

    @Override
    public void close() {
        service.close();
        publisher.close();
    }
}
