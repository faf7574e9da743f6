package io.rapport.keyring;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM of the JDK in the very format of Tink, which opens what this seals and the other way round. Tink keeps
 * ciphers and randomness by thread, so that a virtual thread, which serves one request, makes both anew; here they are
 * shared.
 */
final class SharedAesGcm implements Aead {

    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final String HMAC = "HmacSHA256";
    private static final byte[] HASHES = "hashes".getBytes(StandardCharsets.US_ASCII);

    /**
     * As many as are in use at a time; beyond that they are made and dropped. The one that was used last comes first:
     * it still has the key of the value before, which is mostly that of the next.
     */
    private static final BlockingDeque<Working> IDLE = new LinkedBlockingDeque<>(64);

    static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final byte[] prefix;

    /** With nothing before the value that would say which key it is. */
    SharedAesGcm(byte[] key) {
        this(key, new byte[0]);
    }

    private SharedAesGcm(byte[] key, byte[] prefix) {
        this.key = new SecretKeySpec(key, "AES");
        this.prefix = prefix;
    }

    /** Of a key of a keyset, or {@code null} if it seals in another format. */
    @AccessesPartialKey
    static @Nullable SharedAesGcm of(AesGcmKey key) {
        if (key.getParameters().getIvSizeBytes() != IV_BYTES
                || key.getParameters().getTagSizeBytes() != TAG_BYTES) {
            return null;
        }
        return new SharedAesGcm(
                key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()),
                key.getOutputPrefix().toByteArray());
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        byte[] sealed = Arrays.copyOf(prefix, prefix.length + IV_BYTES + plaintext.length + TAG_BYTES);
        Working working = working();
        working.drawIv(sealed, prefix.length);
        working.begin(Cipher.ENCRYPT_MODE, key, sealed, prefix.length, associatedData);
        working.cipher.doFinal(plaintext, 0, plaintext.length, sealed, prefix.length + IV_BYTES);
        IDLE.offerFirst(working);
        return sealed;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte @Nullable [] associatedData) throws GeneralSecurityException {
        int from = prefix.length + IV_BYTES;
        if (ciphertext.length < from + TAG_BYTES
                || !Arrays.equals(ciphertext, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new GeneralSecurityException("It was not sealed with this key");
        }
        Working working = working();
        working.begin(Cipher.DECRYPT_MODE, key, ciphertext, prefix.length, associatedData);
        byte[] opened = working.cipher.doFinal(ciphertext, from, ciphertext.length - from);
        IDLE.offerFirst(working);
        return opened;
    }

    /**
     * HMAC-SHA-256 with a key that is drawn from this one and cannot be told from it. Meant for a key that seals
     * nothing.
     */
    byte[] mac(byte[] value) throws GeneralSecurityException {
        SecretKey drawn = KDF.getInstance("HKDF-SHA256")
                .deriveKey(HMAC, HKDFParameterSpec.expandOnly(new SecretKeySpec(key.getEncoded(), "HKDF"), HASHES, 32));
        Mac mac = Mac.getInstance(HMAC);
        mac.init(drawn);
        return mac.doFinal(value);
    }

    /** One that failed is not given back, so that nothing of it is left for the next value. */
    private static Working working() throws GeneralSecurityException {
        Working idle = IDLE.pollFirst();
        return idle == null ? new Working(Cipher.getInstance("AES/GCM/NoPadding")) : idle;
    }

    /** A cipher, and randomness drawn for many values at once: to draw twelve bytes costs as much as to seal them. */
    private static final class Working {

        private static final int DRAWN_AT_ONCE = 64 * IV_BYTES;

        private final Cipher cipher;
        private final byte[] drawn = new byte[DRAWN_AT_ONCE];
        private int used = DRAWN_AT_ONCE;

        Working(Cipher cipher) {
            this.cipher = cipher;
        }

        /** Writes an IV that is used for nothing else. */
        void drawIv(byte[] target, int at) {
            if (used == DRAWN_AT_ONCE) {
                RANDOM.nextBytes(drawn);
                used = 0;
            }
            System.arraycopy(drawn, used, target, at, IV_BYTES);
            used += IV_BYTES;
        }

        void begin(int mode, SecretKey key, byte[] iv, int at, byte @Nullable [] associatedData)
                throws GeneralSecurityException {
            cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, iv, at, IV_BYTES));
            if (associatedData != null) {
                cipher.updateAAD(associatedData);
            }
        }
    }
}
