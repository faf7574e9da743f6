package io.rapport.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tokens as the issuer signs them, of anybody in any tenant, and others that are worth nothing. It has the issuer's key
 * from the home of the stack: no issuer would sign what is asked for here.
 */
final class Forge {

    private final RSAKey key;
    private final JWTClaimsSet like;

    /** @param like a token of the issuer, to say what all of them say */
    Forge(Path issuerKeys, String like) throws IOException {
        try {
            this.key = JWKSet.parse(Files.readString(issuerKeys))
                    .getKeys()
                    .getFirst()
                    .toRSAKey();
            this.like = SignedJWT.parse(like).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IOException("What the issuer keeps or gives cannot be read", e);
        }
    }

    String token(String tenant, String subject, Set<String> roles) {
        return signed(key, claims(tenant, subject, roles, claims -> claims));
    }

    /** Signed by the issuer, but not right in this. */
    String wrong(String tenant, String subject, Set<String> roles, UnaryOperator<JWTClaimsSet.Builder> in) {
        return signed(key, claims(tenant, subject, roles, in));
    }

    /** Signed by somebody else, who says that it was the issuer. */
    String forged(String tenant, String subject, Set<String> roles) {
        try {
            RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            return signed(other, claims(tenant, subject, roles, claims -> claims));
        } catch (JOSEException e) {
            throw new IllegalStateException("No key could be generated", e);
        }
    }

    /** Signed by nobody. */
    String unsigned(String tenant, String subject, Set<String> roles) {
        return new PlainJWT(claims(tenant, subject, roles, claims -> claims)).serialize();
    }

    private JWTClaimsSet claims(
            String tenant, String subject, Set<String> roles, UnaryOperator<JWTClaimsSet.Builder> in) {
        Instant now = Instant.now();
        return in.apply(new JWTClaimsSet.Builder(like)
                        .subject(subject)
                        .claim("tenant", tenant)
                        .claim("roles", List.copyOf(roles))
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3600))))
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }
}
