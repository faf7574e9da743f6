package io.rapport.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 as trees use it. */
final class Sha256 {

    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static byte[] of(byte[] content) {
        return fresh().digest(content);
    }

    static byte[] ofPair(byte[] left, byte[] right) {
        MessageDigest digest = fresh();
        digest.update((byte) 1);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }
}
