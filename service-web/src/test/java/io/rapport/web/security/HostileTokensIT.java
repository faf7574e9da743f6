package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.rapport.parts.FickleIssuer;
import io.rapport.parts.TokenIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@DisplayName("A token opens nothing")
class HostileTokensIT {

    private static final String OURS = "monday";
    private static final String THEIRS = "mallory";

    private static FickleIssuer issuer;
    private static FickleIssuer attacker;
    private static IssuerKeys keys;
    private static JwtDecoder tokens;

    @BeforeAll
    static void start() {
        issuer = FickleIssuer.start(OURS);
        attacker = FickleIssuer.start(THEIRS, OURS);
        IssuerSettings settings = new IssuerSettings(issuer.uri(), Duration.ofMinutes(5), Duration.ofHours(8));
        keys = new IssuerKeys(settings, System::nanoTime).start();
        await().until(() -> keys.version() != IssuerKeys.NONE);
        tokens = new ResourceServerAutoConfiguration().jwtDecoder(keys, issuer.uri(), TokenIssuer.AUDIENCE);
    }

    @AfterAll
    static void stop() {
        keys.close();
        issuer.close();
        attacker.close();
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(OURS);
    }

    /** Signed by the issuer, but for what {@code change} does to a valid token. */
    private static String saying(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token(header().build(), change.apply(issuer.claims("ana")).build(), OURS);
    }

    private static String asText(String header) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(issuer.claims("ana").build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.decode(token)).as(token).isInstanceOf(BadJwtException.class);
    }

    private static void assertTaken(String token) {
        assertThat(tokens.decode(token).getSubject()).isEqualTo("ana");
    }

    @Test
    @DisplayName("unless it is one of the issuer's")
    void valid() {
        assertTaken(saying(claims -> claims));
        assertTaken(saying(claims -> claims.audience(List.of("others", TokenIssuer.AUDIENCE))));
    }

    @Test
    @DisplayName("that is signed with nothing")
    void algorithmNone() {
        assertRefused(new PlainJWT(issuer.claims("ana").build()).serialize());
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            assertRefused(asText("{\"alg\":\"" + none + "\",\"kid\":\"" + OURS + "\"}") + ".");
        }
        String signed = saying(claims -> claims);
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
    }

    @Test
    @DisplayName("that is signed with the public key as if it were a secret")
    void publicKeyAsSecret() throws JOSEException {
        byte[] encoded = issuer.key(OURS).toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                encoded,
                pem.getBytes(StandardCharsets.US_ASCII),
                issuer.key(OURS).toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(OURS).build(),
                    issuer.claims("ana").build());
            token.sign(new MACSigner(secret));
            assertRefused(token.serialize());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    @DisplayName("that is signed with our key in a way that we did not agree on")
    void otherAlgorithms(String algorithm) {
        assertRefused(issuer.token(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(OURS).build(),
                issuer.claims("ana").build(),
                OURS));
    }

    @Test
    @DisplayName("that brings its key along, or says where to fetch it; and nobody fetches it")
    void keyOfItsOwn() {
        JWTClaimsSet claims = issuer.claims("ana").build();
        URI there = URI.create(attacker.uri() + "/jwks");
        for (JWSHeader header : List.of(
                header().jwkURL(there).build(),
                header().keyID(THEIRS).jwkURL(there).build(),
                header().x509CertURL(there).build(),
                header().jwk(attacker.key(THEIRS).toPublicJWK()).build(),
                header().keyID(null).jwk(attacker.key(THEIRS).toPublicJWK()).build())) {
            assertRefused(attacker.token(header, claims, THEIRS));
        }
        assertThat(attacker.timesAsked()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                OURS,
                "MONDAY",
                "monday ",
                "../../../dev/null",
                "' OR '1'='1",
                "http://127.0.0.1/jwks",
                "\u0000"
            })
    @DisplayName("that names whatever key and is signed with another one")
    void keyNames(@Nullable String name) {
        JWSHeader header = header().keyID(name).build();
        assertRefused(attacker.token(header, issuer.claims("ana").build(), OURS));
    }

    @Test
    @DisplayName("that demands what we do not understand")
    void critical() {
        assertRefused(issuer.token(
                header().criticalParams(Set.of("b64x"))
                        .customParam("b64x", false)
                        .build(),
                issuer.claims("ana").build(),
                OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpop+jwt", "logout+jwt", "secevent+jwt", "JWE", "text"})
    @DisplayName("that was made for another purpose")
    void otherTypes(String type) {
        JWSHeader header = header().type(new JOSEObjectType(type)).build();
        assertRefused(issuer.token(header, issuer.claims("ana").build(), OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    @DisplayName("unless it calls itself what access tokens are called, or nothing")
    void ourTypes(String type) {
        JWSHeader header = header().type(new JOSEObjectType(type)).build();
        assertTaken(issuer.token(header, issuer.claims("ana").build(), OURS));
    }

    @Test
    @DisplayName("after its time, before its time, and without an end")
    void time() {
        Instant now = Instant.now();
        assertRefused(saying(claims -> claims.expirationTime(Date.from(now.minusSeconds(30)))));
        assertRefused(saying(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
        assertRefused(saying(claims -> claims.expirationTime(null)));
        assertRefused(saying(claims -> claims.claim("exp", "tomorrow")));
        assertRefused(saying(claims -> claims.claim("nbf", "yesterday")));
    }

    @Test
    @DisplayName("that is for somebody else, or by somebody else")
    void audienceAndIssuer() {
        for (List<String> audience : List.of(
                List.<String>of(),
                List.of("others"),
                List.of("rapport2"),
                List.of("RAPPORT"),
                List.of("rapport others"))) {
            assertRefused(saying(claims -> claims.audience(audience)));
        }
        assertRefused(saying(claims -> claims.claim("aud", Map.of("rapport", true))));
        for (String other :
                List.of(attacker.uri(), issuer.uri() + "/", issuer.uri().replace("http", "https"), "", "x")) {
            assertRefused(saying(claims -> claims.issuer(other)));
        }
        assertRefused(saying(claims -> claims.issuer(null)));
    }

    @Test
    @DisplayName("that names no tenant or no member, or one who cannot be any")
    void tenantAndSubject() {
        for (String claim : List.of("tenant", "sub")) {
            assertRefused(saying(claims -> claims.claim(claim, null)));
            for (Object odd : List.of(
                    "",
                    " ",
                    "a/b",
                    "a b",
                    "a\nb",
                    "a\u0000",
                    "acm\u00e9",
                    "\u0430cme",
                    "a".repeat(129),
                    List.of("ana"),
                    Map.of("ana", "ana"))) {
                assertRefused(saying(claims -> claims.claim(claim, odd)));
            }
        }
        assertRefused(saying(claims -> claims.claim("tenant", 7)));
    }
}
