package io.rapport.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers which tokens were verified, since a signature costs more than all else about a token and its sender comes
 * again. What time can change is checked at each use. A token is verified anew after five minutes, so a key that the
 * issuer withdrew opens nothing for longer than a usual cache of the issuer's keys would let it. Tokens themselves are
 * not keys of this memory: only their hashes are.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);
    private static final int MOST = 5_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> stillValid;
    private final Cache<String, Jwt> verified;

    /** @param stillValid what may end with time: expiry above all */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> stillValid, Ticker ticker) {
        this.decoder = decoder;
        this.stillValid = stillValid;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(VERIFIED_FOR)
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        String hash = hash(token);
        Jwt known = verified.getIfPresent(hash);
        if (known != null && !stillValid.validate(known).hasErrors()) {
            return known;
        }
        // One that is no longer valid is refused by whoever verifies, and in its words.
        Jwt decoded = decoder.decode(token);
        verified.put(hash, decoded);
        return decoded;
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
