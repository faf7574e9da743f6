package io.rapport.command.platform.keys;

import io.rapport.keyring.KeyringStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether personal values can be sealed. Readiness does not depend on it: the keysets in use are in memory. */
@Component("keyring")
final class KeyringHealth implements HealthIndicator {

    private final WrittenKeyring keyring;

    KeyringHealth(WrittenKeyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public Health health() {
        KeyringStatus status = keyring.status();
        return (status == KeyringStatus.READY ? Health.up() : Health.down())
                .withDetail("keyring", status.name())
                .withDetail("says", status.text())
                .build();
    }
}
