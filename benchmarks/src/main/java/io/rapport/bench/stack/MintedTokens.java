package io.rapport.bench.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens for thousands of members, signed with the key of the stack's issuer as it would sign them: asking it for each
 * would take longer than the benchmark.
 */
public final class MintedTokens {

    private static final String AUDIENCE = "rapport";

    private final String issuer;
    private final RSAKey key;
    private final JWSSigner signer;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    MintedTokens(String issuer, Path keys) {
        try {
            this.issuer = issuer;
            this.key = JWKSet.load(keys.toFile()).getKeys().getFirst().toRSAKey();
            this.signer = new RSASSASigner(key);
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException("The issuer's key cannot be used", e);
        }
    }

    /** A token of the member of tenant {@code bench} with this number; may be called by several threads. */
    public String of(long number) {
        return known.computeIfAbsent("bench-" + number, this::sign);
    }

    private String sign(String member) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(AUDIENCE)
                        .subject(member)
                        .claim("tenant", "bench")
                        .claim("roles", List.of("member"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(2))))
                        .build());
        try {
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }
}
