package io.rapport.query.parts;

import io.rapport.events.BrokenSealException;
import io.rapport.events.Seals;
import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals with AES-256-GCM, as the keyring does, and keys that are in memory alone. */
public final class TestSeals implements Seals {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Subject, SecretKeySpec> keys = new ConcurrentHashMap<>();
    private final Set<UUID> away = ConcurrentHashMap.newKeySet();

    /** What is sealed for this aggregate cannot be opened for now. */
    public void lock(UUID aggregateId) {
        away.add(aggregateId);
    }

    @Override
    public byte[] seal(Subject subject, byte[] value, byte[] associated) {
        byte[] nonce = bytes(NONCE);
        byte[] sealed = with(subject, Cipher.ENCRYPT_MODE, nonce, value, associated);
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return both;
    }

    @Override
    public byte[] open(Subject subject, byte[] sealed, byte[] associated) {
        if (subject.aggregateId() != null && away.contains(subject.aggregateId())) {
            throw SealsUnavailableException.away();
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return with(subject, Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length), associated);
    }

    private byte[] with(Subject subject, int mode, byte[] nonce, byte[] value, byte[] associated) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = keys.computeIfAbsent(subject, any -> new SecretKeySpec(bytes(KEY), "AES"));
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException();
        }
    }

    private byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        random.nextBytes(bytes);
        return bytes;
    }
}
