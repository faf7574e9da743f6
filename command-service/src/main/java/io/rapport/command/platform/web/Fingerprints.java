package io.rapport.command.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two requests are the same one, keyed with the secret of the installation: a fingerprint stays for days,
 * and whoever has the database alone must not try out what was said of whom.
 */
final class Fingerprints {

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    Fingerprints(String secret) {
        // A key for this use alone, so that the secret may have others.
        key = mac(secret.getBytes(StandardCharsets.UTF_8)).doFinal("idempotency".getBytes(StandardCharsets.UTF_8));
    }

    /** Of method, path and body, in hex. */
    String of(String method, String path, byte[] body) {
        Mac mac = mac(key);
        mac.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
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
