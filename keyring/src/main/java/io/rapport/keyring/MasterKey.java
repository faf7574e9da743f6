package io.rapport.keyring;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.rapport.events.Lengths;
import io.rapport.events.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Wraps keysets, each for its subject only. While master keys change, former ones still unwrap. Keys that are in a file
 * are read again when it has changed, so that nothing has to be started anew.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final String setting;
    private volatile Keys keys;

    /** The first one wraps. */
    private record Keys(String text, Map<String, Aead> byName) {

        String current() {
            return byName.keySet().iterator().next();
        }
    }

    /** A keyset as it is stored, and the name of the key around it. */
    static final class Wrapped {

        private final String masterKey;
        private final byte[] keyset;

        Wrapped(String masterKey, byte[] keyset) {
            this.masterKey = masterKey;
            this.keyset = keyset.clone();
        }

        String masterKey() {
            return masterKey;
        }

        byte[] keyset() {
            return keyset.clone();
        }
    }

    private MasterKey(String setting) {
        this.setting = setting;
        this.keys = parse(text());
    }

    /**
     * What {@code RAPPORT_MASTER_KEY} names: keys of 32 bytes in base64 or hex, URIs of a KMS whose client is on the
     * class path, or a file with such. Of several, with commas or white space between, the first one wraps.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static MasterKey of(String setting) {
        return new MasterKey(setting);
    }

    /** Of the key that wraps; tells nothing of the key itself. */
    public String name() {
        return keys.current();
    }

    /** Whether it unwraps what is wrapped under a key of that name. */
    public boolean knows(String name) {
        if (!keys.byName().containsKey(name)) {
            refresh();
        }
        return keys.byName().containsKey(name);
    }

    /** Reads the file again, if there is one and it has changed; one that is no good now changes nothing. */
    void refresh() {
        try {
            String text = text();
            if (!text.equals(keys.text())) {
                keys = parse(text);
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // Somebody is writing it; the keys that are known go on being good.
        }
    }

    /** A keyset that is new: as it is stored, and ready for use. */
    record Minted(Wrapped wrapped, Aead aead) {}

    @AccessesPartialKey // it is made here
    Minted mint(Subject subject) {
        try {
            byte[] bytes = new byte[BYTES];
            SharedAesGcm.RANDOM.nextBytes(bytes);
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(PredefinedAeadParameters.AES256_GCM)
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .setIdRequirement(1 + SharedAesGcm.RANDOM.nextInt(Integer.MAX_VALUE))
                    .build();
            KeysetHandle handle = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).makePrimary())
                    .build();
            return new Minted(wrap(handle, subject), primitive(handle));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A keyset could not be made", e);
        }
    }

    Aead unwrap(Wrapped wrapped, Subject subject) throws GeneralSecurityException {
        return primitive(handle(wrapped, subject));
    }

    /** All keysets that are minted here have one key; one that somebody else wrapped may have several. */
    @AccessesPartialKey
    private static Aead primitive(KeysetHandle handle) throws GeneralSecurityException {
        Aead shared = handle.size() == 1 && handle.getPrimary().getKey() instanceof AesGcmKey key
                ? SharedAesGcm.of(key)
                : null;
        return shared == null ? handle.getPrimitive(RegistryConfiguration.get(), Aead.class) : shared;
    }

    Wrapped rewrap(Wrapped wrapped, Subject subject) throws GeneralSecurityException {
        return wrap(handle(wrapped, subject), subject);
    }

    private Wrapped wrap(KeysetHandle handle, Subject subject) throws GeneralSecurityException {
        Map.Entry<String, Aead> current = keys.byName().entrySet().iterator().next();
        return new Wrapped(
                current.getKey(),
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        handle, current.getValue(), associated(subject), RegistryConfiguration.get()));
    }

    private KeysetHandle handle(Wrapped wrapped, Subject subject) throws GeneralSecurityException {
        if (!knows(wrapped.masterKey())) {
            throw new GeneralSecurityException("No master key is called " + wrapped.masterKey());
        }
        Aead key = keys.byName().get(wrapped.masterKey());
        if (key == null) {
            throw new GeneralSecurityException("No master key is called " + wrapped.masterKey());
        }
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrapped.keyset(), key, associated(subject), RegistryConfiguration.get());
    }

    private static byte[] associated(Subject subject) {
        return Lengths.prefixed(
                subject.tenantId(),
                subject.memberId(),
                subject.aggregateId() == null ? "" : subject.aggregateId().toString());
    }

    private String text() {
        try {
            Path file = Path.of(setting);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        } catch (InvalidPathException e) {
            // It is no path, then.
        } catch (IOException e) {
            throw new UncheckedIOException("The file of the master key cannot be read", e);
        }
        return setting;
    }

    private static Keys parse(String text) {
        Map<String, Aead> byName = new LinkedHashMap<>();
        for (String one : List.of(text.strip().split("[\\s,]+"))) {
            if (one.contains("://")) {
                byName.put(one, kms(one));
            } else {
                byte[] key = bytes(one);
                byName.put(nameOf(key), new SharedAesGcm(key));
            }
        }
        return new Keys(text, byName);
    }

    private static Aead kms(String uri) {
        for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                try {
                    return client.withDefaultCredentials().getAead(uri);
                } catch (GeneralSecurityException e) {
                    throw new IllegalArgumentException("The KMS does not give the master key", e);
                }
            }
        }
        throw new IllegalArgumentException("No KMS client on the class path answers to the master key's URI");
    }

    private static byte[] bytes(String text) {
        byte[] key;
        try {
            key = text.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
        if (key.length != BYTES) {
            throw notAKey();
        }
        return key;
    }

    private static IllegalArgumentException notAKey() {
        return new IllegalArgumentException(
                "RAPPORT_MASTER_KEY has to be 32 bytes in base64 or hex, a file with such, or the URI of a KMS key");
    }

    private static String nameOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Lengths.prefixed("name of a master key"));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
