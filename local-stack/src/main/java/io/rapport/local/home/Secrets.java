package io.rapport.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Passwords and keys of a stack: drawn at the first start, kept in its home for its owner only. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Home home;

    public Secrets(Home home) {
        this.home = home;
    }

    public String postgresSuperuser() {
        return secret("postgres.superuser");
    }

    public String postgresRapport() {
        return secret("postgres.rapport");
    }

    /** Of the role as which query-service asks who may look at what. */
    public String postgresQuery() {
        return secret("postgres.query");
    }

    /** What the issuer takes as proof that a request for a token comes from this stack's command line. */
    public String issuerClient() {
        return secret("issuer.client");
    }

    /** With what command-service keys the hashes that it stores; without it, the data of this stack are of no use. */
    public String installation() {
        return secret("installation");
    }

    /** Of the role as which query-service reads keysets. */
    public String postgresKeyringReader() {
        return secret("postgres.keyring-reader");
    }

    /** The file with the key that wraps keysets; without it, nothing personal in the data of this stack opens. */
    public Path masterKeyFile() {
        Path file = home.path().resolve("master-key");
        if (!Files.exists(file)) {
            writeMasterKeys(List.of(newMasterKey()));
        }
        return file;
    }

    /** The key that wraps, and behind it those that still unwrap. */
    public List<String> masterKeys() {
        try {
            return Files.readString(masterKeyFile()).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All or nothing, for the services may read them at any time. */
    public void writeMasterKeys(List<String> keys) {
        Path file = home.path().resolve("master-key");
        try {
            Path next = Files.createTempFile(
                    home.path(),
                    "master-key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, String.join("\n", keys) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String newMasterKey() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The seed of the key that signs checkpoints of the log. */
    public String logKey() {
        return secret("log.key", KEY_BYTES);
    }

    /** The seed of the key with which query-service witnesses them. */
    public String witnessKey() {
        return secret("witness.key", KEY_BYTES);
    }

    private String secret(String name) {
        return secret(name, PASSWORD_BYTES);
    }

    private String secret(String name, int bytes) {
        return PropertiesFile.change(
                        home.secretsFile(), secrets -> secrets.computeIfAbsent(name, none -> randomHex(bytes)))
                .getOrDefault(name, "");
    }

    private static String randomHex(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
