package io.rapport.local.http;

import io.rapport.local.home.Home;
import io.rapport.local.home.Problem;
import io.rapport.local.home.Secrets;
import io.rapport.local.process.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of users, from the stack's issuer; each is kept until shortly before it expires. */
public final class Tokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final HttpClient http;
    private final URI issuer;
    private final String secret;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    public Tokens(HttpClient http, URI issuer, String secret) {
        this.http = http;
        this.issuer = issuer;
        this.secret = secret;
    }

    public static Tokens of(Stack stack, Home home) {
        home.mustExist();
        return new Tokens(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                URI.create(stack.parts().named("issuer").address()),
                new Secrets(home).issuerClient());
    }

    public String of(String user) {
        return known.compute(user, (name, token) -> token == null || token.isStale() ? fetched(name) : token)
                .value();
    }

    private Token fetched(String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Problem(
                        "The issuer gives no token for %s (%d).".formatted(user, response.statusCode()),
                        "./rapport help token names the users that there are.");
            }
            JsonNode answer = json.readTree(response.body());
            return new Token(
                    answer.path("access_token").asString(),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong()));
        } catch (IOException e) {
            throw new Problem(
                    "The issuer cannot be reached at %s.".formatted(issuer), "Is the stack up? ./rapport status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a token", e);
        }
    }

    private record Token(String value, Instant expires) {

        boolean isStale() {
            return Instant.now().isAfter(expires.minus(MARGIN));
        }
    }
}
