package io.rapport.command.service;

import io.rapport.parts.PatientHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands as a client would, again if it is told to come back. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final String token;
    private final Listener listener;
    private final PatientHttp.Sending sending;

    Client(String address, String token) {
        this(address, token, (method, path, request, status, answer) -> {}, PatientHttp::send);
    }

    private Client(String address, String token, Listener listener, PatientHttp.Sending sending) {
        this.address = address;
        this.token = token;
        this.listener = listener;
        this.sending = sending;
    }

    /** The same, which sends what it is given once. */
    Client once() {
        return new Client(address, token, listener, PatientHttp::once);
    }

    /** Hears what is sent and answered. */
    @FunctionalInterface
    interface Listener {
        void heard(String method, String path, String request, int status, String answer);
    }

    /** The same, heard by this listener. */
    Client heardBy(Listener other) {
        return new Client(address, token, other, sending);
    }

    /** An answer, its body read as JSON (an empty object if there is none). */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        /** The last part of what {@code Location} names. */
        String relationshipId() {
            return text("relationshipId");
        }
    }

    Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Reply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    /** An answer that is text. */
    String text(String path) {
        return get(path).response().body();
    }

    /** Posts just these bytes. */
    Reply postBytes(String path, byte[] body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** The body's single quotes stand for double ones. */
    Reply send(String method, String path, String body, String... headers) {
        String json = body.replace('\'', '"');
        Reply reply = send(method, path, HttpRequest.BodyPublishers.ofString(json), headers);
        listener.heard(method, path, json, reply.status(), reply.response().body());
        return reply;
    }

    private Reply send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body)
                .headers(all.toArray(String[]::new))
                .build();
        try {
            HttpResponse<String> response = sending.send(HTTP, request);
            String text = response.body();
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.startsWith("text/plain"))
                    .isEmpty();
            return new Reply(
                    response.statusCode(),
                    text.isEmpty() || !json ? JSON.createObjectNode() : JSON.readTree(text),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
