package io.rapport.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuer, the one that tokens are signed with first. They are kept in a file, so that tokens outlive a
 * restart, and read again when that is replaced.
 */
public final class SigningKey implements JWKSource<SecurityContext> {

    private final Path file;
    private volatile Kept kept;

    private record Kept(JWKSet keys, FileTime written) {}

    SigningKey(Path file) throws IOException {
        this.file = file;
        this.kept = new Kept(keptIn(file), Files.getLastModifiedTime(file));
    }

    /**
     * Signs with a new key from now on.
     *
     * @param withdrawing whether tokens that were signed before are worthless at once, and not in their own time
     */
    public static void rotate(Path file, boolean withdrawing) throws IOException {
        JWK next = generated().getKeys().getFirst();
        List<JWK> before = withdrawing ? List.of() : keptIn(file).getKeys();
        write(
                new JWKSet(
                        Stream.concat(Stream.of(next), before.stream().limit(1)).toList()),
                file);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(kept.written())) {
                kept = new Kept(keptIn(file), written);
            }
        } catch (IOException e) {
            throw new KeySourceException(file + " cannot be read", e);
        }
        return selector.select(kept.keys());
    }

    static JWKSet keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(generated(), file);
        }
        try {
            return JWKSet.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IllegalStateException(
                    file + " holds no keys; delete it for a new one (tokens issued so far become worthless)", e);
        }
    }

    private static JWKSet generated() {
        try {
            return new JWKSet(new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("No key could be generated", e);
        }
    }

    private static void write(JWKSet keys, Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling(".");
        Files.createDirectories(folder);
        Path next = Files.createTempFile(
                folder,
                "keys",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean onlyPublicParts = false;
        Files.writeString(next, keys.toString(onlyPublicParts));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
