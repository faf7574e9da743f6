package io.rapport.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Remembers which tokens were verified, since a signature costs more than all else about a token and its sender comes
 * again. What time can change is checked at each use, and none is good for longer than the keys of the issuer with
 * which it was verified. Tokens themselves are not keys of this memory: only their hashes are.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);

    /** Some 5,000 tokens of 1,000 characters. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> stillValid;
    private final LongSupplier keys;
    private final Cache<String, Verified> verified;

    /** @param keys the version of the issuer's keys that it was verified with, or one that came before them */
    private record Verified(Jwt token, long keys) {

        /** Roughly: the text, its claims, and what is beside them. */
        int bytes() {
            return 3 * token.getTokenValue().length() + 300;
        }
    }

    /**
     * @param stillValid what may end with time: expiry above all
     * @param keys the version of the issuer's keys, {@link IssuerKeys#NONE} if none are known
     */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> stillValid, LongSupplier keys, Ticker ticker) {
        this.decoder = decoder;
        this.stillValid = stillValid;
        this.keys = keys;
        this.verified = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .<String, Verified>weigher((hash, token) -> token.bytes())
                .expireAfterWrite(VERIFIED_FOR)
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        long now = keys.getAsLong();
        Verified known = verified.getIfPresent(hash);
        if (known != null
                && known.keys() == now
                && now != IssuerKeys.NONE
                && !stillValid.validate(known.token()).hasErrors()) {
            return known.token();
        }
        // One that is no longer valid is refused by whoever verifies, and in its words.
        Jwt decoded = verify(token);
        verified.put(hash, new Verified(decoded, now));
        return decoded;
    }

    private Jwt verify(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            if (e.getCause() instanceof IssuerKeys.Missing) {
                throw new IssuerUnavailableException();
            }
            throw new BadJwtException("The token cannot be verified", e);
        }
    }

    /** SHA-256, a character a byte. */
    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(hash, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
