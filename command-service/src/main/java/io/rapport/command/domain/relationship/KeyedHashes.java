package io.rapport.command.domain.relationship;

import io.rapport.command.platform.aggregate.Owner;
import io.rapport.command.platform.secrets.InstallationMac;
import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;

/**
 * Hashes of what identifies people, keyed with the secret of the installation: whoever has the database alone cannot
 * try out addresses. What is keyed is the plain hash of a key, so that those of earlier versions can be keyed as they
 * are.
 */
final class KeyedHashes {

    private static final int SHORTEST_SECRET = 32;

    private final InstallationMac mac;

    KeyedHashes(String secret) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            throw new TroubleException(
                    "SecretMissing",
                    "RAPPORT_SECRET has to be a secret of at least " + SHORTEST_SECRET
                            + " bytes, the same at each start of every instance. A new one: openssl rand -hex 32");
        }
        mac = new InstallationMac(secret, "met_person");
    }

    /** Of a key of this owner's people. */
    byte[] of(Owner owner, PersonKey key) {
        return of(key.hash(owner));
    }

    /** Of what is a plain hash already. */
    byte[] of(byte[] plain) {
        return mac.of(plain);
    }

    /** Is equal for equal secrets, and tells nothing of them. */
    byte[] proof() {
        return of("proof".getBytes(StandardCharsets.UTF_8));
    }
}
