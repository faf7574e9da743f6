package io.rapport.command.platform.keys;

import io.rapport.keyring.MasterKey;
import io.rapport.trouble.TroubleException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where keysets are kept, and what wraps them.
 *
 * @param masterKey see {@link MasterKey#of}
 * @param destructions the directory in which it is written what was destroyed
 */
@ConfigurationProperties("rapport.keyring")
record KeyringSettings(String url, String user, String password, String masterKey, String destructions) {

    @Override
    public String toString() {
        return "KeyringSettings[" + url + "]";
    }

    /** @throws TroubleException if there is none, or it is no key */
    MasterKey masterKeys() {
        if (masterKey.isBlank()) {
            throw new TroubleException(
                    "MasterKeyMissing",
                    "RAPPORT_MASTER_KEY has to be 32 bytes in base64, or a file with them, the same at each start of every"
                            + " instance. A new one: openssl rand -base64 32");
        }
        try {
            return MasterKey.of(masterKey);
        } catch (IllegalArgumentException e) {
            throw new TroubleException("MasterKeyMissing", String.valueOf(e.getMessage()));
        }
    }

    /** @throws TroubleException if there is none */
    Path destructionsPath() {
        if (destructions.isBlank()) {
            throw new TroubleException(
                    "DestructionsMissing",
                    "RAPPORT_DESTRUCTIONS has to name a directory that is not part of PostgreSQL's backup");
        }
        return Path.of(destructions);
    }
}
