package io.rapport.events;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals with keys that are in memory only, by AES-256-GCM. */
final class MemorySeals implements Seals {

    /** Of an event whose aggregate is the one of {@link RelationshipExamples}. */
    static final Origin ORIGIN = new Origin(
            "acme",
            "m-17",
            "0199c3a0-0000-7000-8000-000000000001",
            UUID.fromString("0199c3a0-0000-7000-8000-000000000900"));

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Subject, byte[]> keys = new HashMap<>();
    private final Set<Subject> forgotten = new HashSet<>();
    private boolean away;

    /** Is as it was at first. */
    void clear() {
        keys.clear();
        forgotten.clear();
        away = false;
    }

    /** Whose keys there are, or were. */
    Set<Subject> subjects() {
        return Set.copyOf(keys.keySet());
    }

    void forget(Subject subject) {
        keys.remove(subject);
        forgotten.add(subject);
    }

    /** From now on it does not answer. */
    void leave() {
        away = true;
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        answer();
        if (forgotten.contains(subject)) {
            throw new ForgottenSubjectException();
        }
        byte[] key = keys.computeIfAbsent(subject, _ -> random(32));
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(value);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte @Nullable [] open(Subject subject, byte[] sealed, byte[] associated) {
        answer();
        if (forgotten.contains(subject)) {
            return null;
        }
        byte[] key = keys.get(subject);
        if (key == null) {
            throw SealsUnavailableException.unknownSubject();
        }
        if (sealed.length < NONCE_BYTES) {
            throw new BrokenSealException();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), associated)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new BrokenSealException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer() {
        if (away) {
            throw SealsUnavailableException.away();
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
