package io.rapport.web.security;

import io.rapport.trouble.Trouble;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether tokens can be checked. Up with a trouble while the keys that are known are still good but the issuer cannot
 * be asked for newer ones.
 */
final class IssuerHealth implements HealthIndicator {

    private final IssuerKeys keys;

    IssuerHealth(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        Health.Builder health = keys.version() == IssuerKeys.NONE ? Health.down() : Health.up();
        Trouble trouble = keys.trouble();
        if (trouble != null) {
            health.withDetail("trouble", trouble.toString());
        }
        return health.build();
    }
}
