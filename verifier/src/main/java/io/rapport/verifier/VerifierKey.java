package io.rapport.verifier;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key that checks the signatures of a note: of a log (Ed25519), or of a witness (cosignature/v1). */
public final class VerifierKey {

    static final int LOG = 1;
    static final int WITNESS = 4;

    private static final int POINT = 32;
    private static final int ID = 4;

    private final String name;
    private final int kind;
    private final byte[] id;
    private final PublicKey key;
    private final String text;

    private VerifierKey(String name, int kind, byte[] id, PublicKey key, String text) {
        this.name = name;
        this.kind = kind;
        this.id = id;
        this.key = key;
        this.text = text;
    }

    /**
     * The key of its text, {@code name+id+key}.
     *
     * @throws IllegalArgumentException if it is none, or its id is another key's
     */
    public static VerifierKey of(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A key is NAME+ID+KEY");
        }
        byte[] typed = ExactBase64.decode(parts[2], "The key");
        if (typed.length != 1 + POINT || (typed[0] != LOG && typed[0] != WITNESS)) {
            throw new IllegalArgumentException("A key is one of Ed25519, of a log or of a witness");
        }
        byte[] id = id(parts[0], typed);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("The key's id is not that of its name and bytes");
        }
        return new VerifierKey(parts[0], typed[0], id, point(typed), text.strip());
    }

    /** The public key of a log whose key is this seed, 64 hexadecimal digits. */
    public static VerifierKey ofSeed(String name, String hex) {
        return of(name, typed(LOG, hex));
    }

    /** The same key under another name: an installation has one key for the logs of all its tenants. */
    public VerifierKey named(String other) {
        return of(other, Base64.getDecoder().decode(text.split("\\+", 3)[2]));
    }

    static VerifierKey of(String name, byte[] typed) {
        return of(name + "+" + HexFormat.of().formatHex(id(name, typed)) + "+"
                + Base64.getEncoder().encodeToString(typed));
    }

    /** The public key of a seed, behind its kind. */
    static byte[] typed(int kind, String hex) {
        byte[] seed = HexFormat.of().parseHex(hex.strip());
        if (seed.length != POINT) {
            throw new IllegalArgumentException("A key to sign with is 64 hexadecimal digits");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            EdECPoint point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
            byte[] y = point.getY().toByteArray();
            byte[] typed = new byte[1 + POINT];
            typed[0] = (byte) kind;
            for (int i = 0; i < y.length && i < POINT; i++) {
                typed[1 + i] = y[y.length - 1 - i];
            }
            if (point.isXOdd()) {
                typed[POINT] |= (byte) 0x80;
            }
            return typed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    static byte[] id(String name, byte[] typed) {
        MessageDigest digest = Sha256.fresh();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed), ID);
    }

    private static PublicKey point(byte[] typed) {
        byte[] big = new byte[POINT];
        for (int i = 0; i < POINT; i++) {
            big[i] = typed[POINT - i];
        }
        boolean odd = big[0] < 0;
        big[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, big))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key's bytes are no point of Ed25519", e);
        }
    }

    public String name() {
        return name;
    }

    public boolean isWitness() {
        return kind == WITNESS;
    }

    /** Whether a signature line names this key. */
    boolean isNamedBy(String signer, byte[] signature) {
        return signer.equals(name) && signature.length > ID && Arrays.equals(id, Arrays.copyOf(signature, ID));
    }

    /** Whether the signature, with the key's id before it, is one of this key for the text. */
    boolean signed(String noteText, byte[] signature) {
        byte[] message = noteText.getBytes(StandardCharsets.UTF_8);
        byte[] bare = Arrays.copyOfRange(signature, ID, signature.length);
        if (kind == WITNESS) {
            if (bare.length <= Long.BYTES) {
                return false;
            }
            long time = new BigInteger(1, Arrays.copyOf(bare, Long.BYTES)).longValue();
            message = cosigned(noteText, time);
            bare = Arrays.copyOfRange(bare, Long.BYTES, bare.length);
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(bare);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * When a witness says that it has signed.
     *
     * @throws IllegalArgumentException if that is no time
     */
    Instant time(byte[] signature) {
        try {
            return Instant.ofEpochSecond(
                    new BigInteger(1, Arrays.copyOfRange(signature, ID, ID + Long.BYTES)).longValue());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a cosignature of " + name + " has no time", e);
        }
    }

    /** What a witness signs: when, and what. */
    static byte[] cosigned(String noteText, long seconds) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(
                ("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n").getBytes(StandardCharsets.UTF_8));
        message.writeBytes(noteText.getBytes(StandardCharsets.UTF_8));
        return message.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey one && one.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
