package io.rapport.parts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Sends requests as a client should: whoever is told 503 and {@code Retry-After} asks again, a command with the same
 * idempotency key. On a machine that has no time for PostgreSQL that is no fault of what is tested.
 */
public final class PatientHttp {

    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String KEY = "Idempotency-Key";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private PatientHttp() {}

    /** How a request is sent: {@link #send} or {@link #once}. */
    @FunctionalInterface
    public interface Sending {
        /** The answer. */
        HttpResponse<String> send(HttpClient http, HttpRequest request) throws IOException, InterruptedException;
    }

    /**
     * The first answer that is none of having to come back.
     *
     * @throws IllegalStateException if there is none within two minutes: whoever tests just that asks {@link #once}
     */
    public static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        HttpRequest sent = repeatable(request);
        long begun = System.nanoTime();
        HttpResponse<String> response = once(http, sent);
        while (isToComeBack(response)) {
            if (System.nanoTime() - begun > MOST.toNanos()) {
                throw new IllegalStateException(sent + " was told to come back for " + MOST + ": " + response.body());
            }
            Thread.sleep(PAUSE);
            response = once(http, sent);
        }
        return response;
    }

    /** Whatever the answer is. */
    public static HttpResponse<String> once(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest repeatable(HttpRequest request) {
        return READING.contains(request.method())
                        || request.headers().firstValue(KEY).isPresent()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .header(KEY, UUID.randomUUID().toString())
                        .build();
    }

    /** What is asked of an operator's port, or for a load balancer, is an answer as it is. */
    private static boolean isToComeBack(HttpResponse<String> response) {
        String path = response.uri().getPath();
        return response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent()
                && !path.startsWith("/actuator/")
                && !path.endsWith("z");
    }
}
