package io.rapport.local.home;

import java.security.SecureRandom;
import java.util.HexFormat;

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
