package io.rapport.proofs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 9162, section 2.1.1, with SHA-256. */
public final class Hash {

    /** How many bytes a hash has. */
    public static final int SIZE = 32;

    private static final byte INNER = 1;

    private Hash() {}

    /** The root of a tree without leaves. */
    public static byte[] ofNothing() {
        return sha256().digest();
    }

    /** The hash of a leaf that holds these bytes. */
    public static byte[] ofLeaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    /** The hash of the node above two others. */
    public static byte[] ofChildren(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(INNER);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
