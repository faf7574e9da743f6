package io.rapport.command.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text that opens something without a token: 256 random bits, which nobody can guess, so that a plain hash tells
 * nothing about them. It is told to the member once; all that is kept is the hash.
 */
public record Secret(String text) {

    /** SHA-256 of the text, in hex: query-service computes the same of what it is asked for. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Without the text, wherever it may be written. */
    @Override
    public String toString() {
        return "Secret";
    }
}
