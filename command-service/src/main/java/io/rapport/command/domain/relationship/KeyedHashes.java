package io.rapport.command.domain.relationship;

import io.rapport.command.platform.dispatch.Owner;
import io.rapport.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes of what identifies people, keyed with the secret of the installation: whoever has the database alone cannot
 * try out addresses. What is keyed is the plain hash of a key, so that those of earlier versions can be keyed as they
 * are.
 */
final class KeyedHashes {

    private static final int SHORTEST_SECRET = 32;
    private static final String HMAC = "HmacSHA256";

    private final Mac keyed;

    KeyedHashes(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new TroubleException(
                    "SecretMissing",
                    "RAPPORT_SECRET has to be a secret of at least " + SHORTEST_SECRET
                            + " bytes, the same at each start of every instance. A new one: openssl rand -hex 32");
        }
        // A key for this use alone, so that the secret may have others.
        keyed = mac(mac(bytes).doFinal("met_person".getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }

    /** Of a key of this owner's people. */
    byte[] of(Owner owner, PersonKey key) {
        return of(key.hash(owner));
    }

    /** Of what is a plain hash already. */
    byte[] of(byte[] plain) {
        try {
            return ((Mac) keyed.clone()).doFinal(plain);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + HMAC + " can be cloned", e);
        }
    }

    /** Is equal for equal secrets, and tells nothing of them. */
    byte[] proof() {
        return of("proof".getBytes(StandardCharsets.UTF_8));
    }
}
