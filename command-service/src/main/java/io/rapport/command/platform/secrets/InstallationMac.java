package io.rapport.command.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 with a key that is drawn from the installation's secret for one use alone, so that there may be others.
 */
public final class InstallationMac {

    private static final String HMAC = "HmacSHA256";

    private final Mac keyed;

    /** @param use names what it is for; each use has a key of its own */
    public InstallationMac(String secret, String use) {
        keyed = mac(mac(secret.getBytes(StandardCharsets.UTF_8)).doFinal(use.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of these bytes, one part after the other. */
    public byte[] of(byte[]... parts) {
        try {
            Mac mac = (Mac) keyed.clone();
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + HMAC + " can be cloned", e);
        }
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
}
