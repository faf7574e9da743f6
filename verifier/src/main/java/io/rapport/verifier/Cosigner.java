package io.rapport.verifier;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The key of a witness, and its signatures (C2SP cosignature/v1). */
public final class Cosigner {

    private static final int SEED = 32;

    private final String name;
    private final PrivateKey secret;
    private final byte[] typed;

    /**
     * @param name who witnesses, without spaces and without a plus
     * @param hex the key, a seed of 64 hexadecimal digits
     */
    public Cosigner(String name, String hex) {
        byte[] seed = HexFormat.of().parseHex(hex.strip());
        if (seed.length != SEED) {
            throw new IllegalArgumentException("A witness's key is 64 hexadecimal digits");
        }
        this.name = name;
        try {
            this.secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            this.typed = typed((EdECPublicKey) generator.generateKeyPair().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    private static byte[] typed(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] typed = new byte[1 + SEED];
        typed[0] = VerifierKey.WITNESS;
        for (int i = 0; i < y.length && i < SEED; i++) {
            typed[1 + i] = y[y.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            typed[SEED] |= (byte) 0x80;
        }
        return typed;
    }

    /** With what others check that it was this witness. */
    public VerifierKey key() {
        return VerifierKey.of(name + "+" + HexFormat.of().formatHex(VerifierKey.id(name, typed)) + "+"
                + Base64.getEncoder().encodeToString(typed));
    }

    /** The note with this witness's signature below those that it has. */
    public SignedCheckpoint cosign(SignedCheckpoint checkpoint, Instant when) {
        long seconds = when.getEpochSecond();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(VerifierKey.cosigned(checkpoint.text(), seconds));
            byte[] signed = signature.sign();
            byte[] line = ByteBuffer.allocate(4 + Long.BYTES + signed.length)
                    .put(VerifierKey.id(name, typed))
                    .putLong(seconds)
                    .put(signed)
                    .array();
            return SignedCheckpoint.of(checkpoint.note() + "\u2014 " + name + " "
                    + Base64.getEncoder().encodeToString(line) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with Ed25519", e);
        }
    }
}
