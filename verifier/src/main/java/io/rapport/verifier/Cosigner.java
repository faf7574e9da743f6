package io.rapport.verifier;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The key of a witness, and its signatures (C2SP cosignature/v1). */
public final class Cosigner {

    private final String name;
    private final PrivateKey secret;
    private final byte[] typed;

    /**
     * @param name who witnesses, without spaces and without a plus
     * @param hex the key, a seed of 64 hexadecimal digits
     */
    public Cosigner(String name, String hex) {
        this.name = name;
        this.typed = VerifierKey.typed(VerifierKey.WITNESS, hex);
        try {
            this.secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(hex.strip())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /** With what others check that it was this witness. */
    public VerifierKey key() {
        return VerifierKey.of(name, typed);
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
