package io.rapport.proofs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that signs notes under a name (C2SP signed-note). */
public final class LogKey {

    private static final byte ED25519 = 1;
    private static final int SEED = 32;
    private static final int ID = 4;

    private final PrivateKey secret;
    private final byte[] open;

    private LogKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            this.secret = pair.getPrivate();
            this.open = encoded((EdECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /**
     * The key of a seed of 32 bytes in hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is none; the text is not quoted
     */
    public static LogKey of(String hex) {
        byte[] seed;
        try {
            seed = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A key to sign with is 64 hexadecimal digits");
        }
        if (seed.length != SEED) {
            throw new IllegalArgumentException("A key to sign with is 64 hexadecimal digits");
        }
        return new LogKey(seed);
    }

    /** What others check signatures with: name, id and public key. */
    public String verifierKey(String name) {
        byte[] typed = typed();
        return name + "+" + HexFormat.of().formatHex(id(name, typed)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The line that a signed note gets for a signature of this key under a name. */
    String signatureLine(String name, String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] line = ByteBuffer.allocate(ID + signed.length)
                    .put(id(name, typed()))
                    .put(signed)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with Ed25519", e);
        }
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + open.length).put(ED25519).put(open).array();
    }

    static byte[] id(String name, byte[] typed) {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed), ID);
    }

    /** As RFC 8032 has it: y in little endian, and in the highest bit whether x is odd. */
    private static byte[] encoded(EdECPublicKey key) {
        byte[] big = key.getPoint().getY().toByteArray();
        byte[] little = new byte[SEED];
        for (int i = 0; i < Math.min(big.length, SEED); i++) {
            little[i] = big[big.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            little[SEED - 1] |= (byte) 0x80;
        }
        return little;
    }

    /** Names the public key and nothing else. */
    @Override
    public String toString() {
        return "LogKey[" + HexFormat.of().formatHex(open) + "]";
    }

    /** The JDK makes a key pair of what it draws: given the seed, it makes the one that belongs to it. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] given;

        Given(byte[] given) {
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, Math.min(given.length, bytes.length));
        }
    }
}
