package io.rapport.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All services, for whoever has a token or none. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningSystem.Handle system;

    Wire(RunningSystem.Handle system) {
        this.system = system;
    }

    /** Where it is to be found: what is for operators is at a port of its own. */
    private URI at(Service service, String path) {
        String part = service.part();
        return URI.create(path.startsWith("/actuator/") ? system.management(part) : system.address(part))
                .resolve(path);
    }

    /** What a service answered, as it came. */
    record Answer(int status, String text, @Nullable String applied) {

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    Answer send(
            Service service,
            String method,
            String path,
            @Nullable String token,
            @Nullable Object body,
            Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(service, path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(
                                        JsonMapper.shared().writeValueAsBytes(body)));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Rapport-Applied").orElse(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer", e);
        }
    }
}
