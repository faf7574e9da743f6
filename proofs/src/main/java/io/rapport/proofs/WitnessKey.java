package io.rapport.proofs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The public key of a witness, which checks its cosignatures (C2SP cosignature/v1). */
public final class WitnessKey {

    private static final byte COSIGNATURE = 4;
    private static final int POINT = 32;
    private static final int ID = 4;
    private static final int SIGNATURE = 64;

    /** What stands before an Ed25519 key in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final PublicKey key;
    private final String text;

    private WitnessKey(String name, byte[] id, PublicKey key, String text) {
        this.name = name;
        this.id = id;
        this.key = key;
        this.text = text;
    }

    /**
     * The key of its text, {@code NAME+ID+KEY}.
     *
     * @throws IllegalArgumentException if it is none of a witness
     */
    public static WitnessKey of(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A witness's public key is NAME+ID+KEY");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + POINT || typed[0] != COSIGNATURE) {
            throw new IllegalArgumentException("The key is none of a witness (cosignature/v1)");
        }
        byte[] id = LogKey.id(parts[0], typed);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("The id of the witness's key is not that of its name and bytes");
        }
        return new WitnessKey(parts[0], id, point(typed), text.strip());
    }

    /** All of a text that has commas between them. */
    public static List<WitnessKey> all(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(WitnessKey::of)
                .toList();
    }

    private static PublicKey point(byte[] typed) {
        byte[] encoded = ByteBuffer.allocate(X509.length + POINT)
                .put(X509)
                .put(typed, 1, POINT)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The bytes of the witness's key are no point of Ed25519", e);
        }
    }

    /** Whether a signature under a name says that it is of this key. */
    boolean isNamedBy(String signer, byte[] signature) {
        return signer.equals(name) && signature.length >= ID && Arrays.equals(id, Arrays.copyOf(signature, ID));
    }

    /** Whether this key has signed the text, at the time that the signature itself says. */
    boolean hasSigned(String noteText, byte[] signature) {
        if (signature.length != ID + Long.BYTES + SIGNATURE) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong(ID);
        String message = "cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n" + noteText;
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature, ID + Long.BYTES, SIGNATURE);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey one && one.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As others write it: {@code NAME+ID+KEY}. */
    @Override
    public String toString() {
        return text;
    }
}
