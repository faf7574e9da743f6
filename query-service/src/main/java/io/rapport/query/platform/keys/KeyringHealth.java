package io.rapport.query.platform.keys;

import io.rapport.keyring.KeyringStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether personal values can be opened. Readiness does not depend on it: what was folded before can be read, and
 * whatever cannot be opened waits.
 */
@Component("keyring")
final class KeyringHealth implements HealthIndicator {

    private final ReadKeyring keyring;

    KeyringHealth(ReadKeyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public Health health() {
        @Nullable KeyringStatus status = keyring.status();
        if (status == null) {
            return Health.unknown()
                    .withDetail("keyring", "None is set; whatever is sealed waits")
                    .build();
        }
        Health.Builder health = status == KeyringStatus.READY ? Health.up() : Health.down();
        return health.withDetail("keyring", status.name())
                .withDetail("says", status.text())
                .build();
    }
}
