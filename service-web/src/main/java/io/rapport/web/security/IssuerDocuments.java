package io.rapport.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import io.rapport.trouble.TroubleException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an issuer publishes: where its keys are (OpenID Connect Discovery, or RFC 8414), and the keys. */
final class IssuerDocuments {

    /** For each document, from connecting to its last byte. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final long LONGEST_DOCUMENT = 512L * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final String issuer;

    IssuerDocuments(String issuer) {
        this.issuer = issuer;
    }

    /** The keys that the issuer signs with now; says what is wrong if they are not to be had. */
    JWKSet keys() throws InterruptedException {
        // One for each time: between two of them are minutes, in which nothing of it should stay in memory.
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            byte[] document = body(send(http, keysAddress(http)));
            return JWKSet.parse(new String(document, StandardCharsets.UTF_8)).toPublicJWKSet();
        } catch (ParseException e) {
            throw new TroubleException("IssuerKeysUnusable", "What the issuer publishes is no set of keys.", e);
        } finally {
            http.shutdownNow();
        }
    }

    private URI keysAddress(HttpClient http) throws InterruptedException {
        for (URI address : configurationAddresses()) {
            HttpResponse<byte[]> response = send(http, address);
            if (response.statusCode() / 100 == 4) {
                continue;
            }
            try {
                JsonNode configuration = JSON.readTree(body(response));
                if (!configuration.path("issuer").asString("").equals(issuer)) {
                    throw new TroubleException(
                            "IssuerMismatch",
                            "The issuer calls itself otherwise than RAPPORT_ISSUER_URI, so its tokens would be refused.");
                }
                return URI.create(configuration.path("jwks_uri").asString(""));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new TroubleException(
                        "IssuerKeysUnusable", "The issuer's configuration does not say where its keys are.", e);
            }
        }
        throw new TroubleException("IssuerUnavailable", "There is no configuration at the issuer's address.");
    }

    /** The places that the two standards name, which differ if the issuer's address has a path. */
    private List<URI> configurationAddresses() {
        URI uri = URI.create(issuer);
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        String path = uri.getRawPath().endsWith("/")
                ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
                : uri.getRawPath();
        return List.of(
                URI.create(origin + path + "/.well-known/openid-configuration"),
                URI.create(origin + "/.well-known/openid-configuration" + path),
                URI.create(origin + "/.well-known/oauth-authorization-server" + path));
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new TroubleException("IssuerUnavailable", "The issuer answers with " + response.statusCode() + ".");
        }
        return response.body();
    }

    private static HttpResponse<byte[]> send(HttpClient http, URI address) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response;
        try {
            response = http.sendAsync(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "application/json, application/jwk-set+json")
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_DOCUMENT));
        } catch (IllegalArgumentException e) {
            throw new TroubleException("IssuerKeysUnusable", "An address that the issuer gives is none.", e);
        }
        try {
            // The request's own timeout ends with the headers; an issuer that falls silent after them counts as well.
            return response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TroubleException("IssuerUnavailable", "The issuer does not answer within 2 s.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw new TroubleException("IssuerUnavailable", "The issuer cannot be reached.", e);
            }
            throw new TroubleException("IssuerUnavailable", "The issuer cannot be asked.", e);
        }
    }
}
