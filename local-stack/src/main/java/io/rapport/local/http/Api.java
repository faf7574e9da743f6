package io.rapport.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One service's HTTP interface, as one user. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final URI service;
    private final Tokens tokens;
    private final String user;
    private final Duration patience;

    Api(HttpClient http, URI service, Tokens tokens, String user, Duration patience) {
        this.http = http;
        this.service = service;
        this.tokens = tokens;
        this.user = user;
        this.patience = patience;
    }

    public Reply get(String path, Map<String, String> headers) throws IOException {
        return send("GET", path, headers, HttpRequest.BodyPublishers.noBody());
    }

    /** A text that is no JSON; empty if the answer is not 200. */
    public Optional<String> text(String path) throws IOException {
        return text(path, "*/*");
    }

    /** The same, of this media type. */
    public Optional<String> text(String path, String type) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + tokens.of(user))
                .header("Accept", type)
                .GET()
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(response.body()).filter(_ -> response.statusCode() == 200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + service, e);
        }
    }

    /**
     * Copies an answer of any length to {@code out}, from where it is now.
     *
     * @param accept the form that is asked for
     * @return the status; nothing is copied unless it is 200
     */
    public int download(String path, String accept, OutputStream out) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + tokens.of(user))
                .header("Accept", accept)
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == HttpURLConnection.HTTP_OK) {
                    body.transferTo(out);
                }
            }
            Optional<String> elsewhere = response.headers().firstValue("Location");
            return response.statusCode() == Reply.ELSEWHERE && elsewhere.isPresent()
                    ? download(elsewhere.get(), accept, out)
                    : response.statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + service, e);
        }
    }

    public Reply post(String path, Map<String, String> headers, Object body) throws IOException {
        return send("POST", path, headers, json(body));
    }

    public Reply put(String path, Object body) throws IOException {
        return send("PUT", path, Map.of(), json(body));
    }

    public Reply delete(String path) throws IOException {
        return send("DELETE", path, Map.of(), HttpRequest.BodyPublishers.noBody());
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private Reply send(String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body)
            throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Authorization", "Bearer " + tokens.of(user));
        all.put("Content-Type", "application/json");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(patience).method(method, body);
        all.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    parsed(response.body()),
                    response.headers().firstValue("ETag"),
                    response.headers().firstValue("Rapport-Applied"),
                    response.headers().firstValue("Location"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + service, e);
        }
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try {
            return body.length == 0 ? JsonNodeFactory.instance.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("The answer is not JSON", e);
        }
    }
}
