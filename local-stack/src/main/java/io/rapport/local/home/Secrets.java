package io.rapport.local.home;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and keys of a stack: drawn at the first start, kept in its home for its owner only. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

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

    private String secret(String name) {
        return PropertiesFile.change(home.secretsFile(), secrets -> secrets.computeIfAbsent(name, none -> randomHex()))
                .getOrDefault(name, "");
    }

    private static String randomHex() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
