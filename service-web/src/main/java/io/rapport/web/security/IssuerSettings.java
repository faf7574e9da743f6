package io.rapport.web.security;

import java.net.URI;
import java.time.Duration;

/**
 * Whose tokens are taken, and how long its keys are.
 *
 * @param issuer its address, and what its tokens name as their issuer
 * @param fresh how long a key may open something after the issuer withdrew it
 * @param kept how long the last known keys are good while the issuer is away
 */
record IssuerSettings(String issuer, Duration fresh, Duration kept) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    IssuerSettings {
        URI address = URI.create(issuer);
        if (address.getHost() == null || address.getScheme() == null) {
            throw new IllegalArgumentException("RAPPORT_ISSUER_URI has to be an http or https address");
        }
        if (fresh.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("RAPPORT_ISSUER_KEYS_FRESH has to be a second or more");
        }
        if (kept.compareTo(fresh) < 0) {
            throw new IllegalArgumentException(
                    "RAPPORT_ISSUER_KEYS_KEPT has to be as long as RAPPORT_ISSUER_KEYS_FRESH, or longer");
        }
    }
}
