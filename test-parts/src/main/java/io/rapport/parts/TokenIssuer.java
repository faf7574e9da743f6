package io.rapport.parts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Issues signed tokens and publishes its key as OpenID Connect discovery does. It lets a test hold tokens that a proper
 * issuer would never give: expired ones, and ones for somebody else's audience.
 */
public final class TokenIssuer {

    /** The audience that services are told to accept. */
    public static final String AUDIENCE = "rapport";

    private static final TokenIssuer INSTANCE = new TokenIssuer();

    private final RSAKey key;
    private final RSAKey foreignKey;
    private final String uri;

    private TokenIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            foreignKey = new RSAKeyGenerator(2048).keyID("test").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            uri = "http://127.0.0.1:" + server.getAddress().getPort();
            serve(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"" + uri + "\",\"jwks_uri\":\"" + uri
                            + "/jwks\",\"subject_types_supported\":[\"public\"]}");
            serve(server, "/jwks", new JWKSet(key).toString());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** The issuer; the first call starts it. */
    public static TokenIssuer instance() {
        return INSTANCE;
    }

    /** The issuer's address, which is the issuer that tokens name. */
    public String uri() {
        return uri;
    }

    /** A valid token. */
    public String token(String tenant, String subject, String... roles) {
        return sign(claims(tenant, subject, roles).build(), key);
    }

    /** A token that expired an hour ago. */
    public String expiredToken(String tenant, String subject, String... roles) {
        return sign(
                claims(tenant, subject, roles)
                        .expirationTime(Date.from(Instant.now().minusSeconds(3_600)))
                        .build(),
                key);
    }

    /** A token for another audience. */
    public String tokenForOthers(String tenant, String subject, String... roles) {
        return sign(claims(tenant, subject, roles).audience("others").build(), key);
    }

    /** A token that names our key and is signed with another one. */
    public String forgedToken(String tenant, String subject, String... roles) {
        return sign(claims(tenant, subject, roles).build(), foreignKey);
    }

    private JWTClaimsSet.Builder claims(String tenant, String subject, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(uri)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("tenant", tenant)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(Instant.now().minusSeconds(7_200)))
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
