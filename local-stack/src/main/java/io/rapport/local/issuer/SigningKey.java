package io.rapport.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key that tokens are signed with. It is kept in a file, so that tokens outlive a restart. */
final class SigningKey {

    private SigningKey() {}

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
